package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.domain.backfill.MissingCells;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationFailedException;

/** Which sessions are due by the business clock, and which of them miss cells. */
@ApplicationScoped
public class Sessions {

    /** How long a provider may be late with a whole session before its silence counts as an answer. */
    private static final int LATE = 5;

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final PublishSchedule schedule = new PublishSchedule(calendar);
    private final BusinessClock clock;
    private final BarStore bars;
    private final AbsenceLedger ledger;

    @Inject
    Sessions(BusinessClock clock, BarStore bars, AbsenceLedger ledger) {
        this.clock = clock;
        this.bars = bars;
        this.ledger = ledger;
    }

    /** The latest session that was held and whose bars are due. */
    public LocalDate latestDue() {
        LocalDate latest = schedule.lastDueSession(clock.instant());
        Set<LocalDate> closed = ledger.closedDays();
        while (closed.contains(latest)) {
            latest = calendar.previous(latest);
        }
        return latest;
    }

    /**
     * Checks that a date is no later than the latest session that is due.
     *
     * @param parameter what gave the date
     * @throws IllegalArgumentException naming both
     */
    void requireDue(String parameter, LocalDate date) {
        LocalDate due = latestDue();
        if (date.isAfter(due)) {
            throw new IllegalArgumentException(
                    parameter + "=" + date + " is in the future: the latest session that is due is " + due
                            + "; choose that or an earlier one");
        }
    }

    /**
     * The latest sessions that are due.
     *
     * @param count how many
     * @return ascending
     */
    public List<LocalDate> latest(int count) {
        LocalDate last = latestDue();
        int ordinal = calendar.ordinal(last);
        return calendar.between(calendar.session(Math.max(0, ordinal - count + 1)), last.plusDays(1));
    }

    /** Whether a session is so recent that the provider may only be late with it. */
    public boolean mayBeLate(LocalDate session) {
        return calendar.lag(session, latestDue()) < LATE;
    }

    /**
     * The sessions of a range with a wanted cell that neither has a bar nor is settled.
     *
     * @param from first date
     * @param to last date, included
     * @return ascending
     */
    public List<LocalDate> missing(LocalDate from, LocalDate to, WantedCells wanted) {
        Map<LocalDate, Integer> accounted = bars.accountedCells(from, to);
        List<LocalDate> missing = new ArrayList<>();
        for (LocalDate session : held(from, to)) {
            if (accounted.getOrDefault(session, 0) < wanted.countOn(session)) {
                missing.add(session);
            }
        }
        return missing;
    }

    /**
     * The wanted cells of a range that neither have a bar nor are settled, of the sessions that miss any.
     *
     * @param from first date
     * @param to last date, included
     */
    public MissingCells missingCells(LocalDate from, LocalDate to, WantedCells wanted) {
        List<LocalDate> missing = missing(from, to, wanted);
        SortedMap<String, BitSet> bySymbol = new TreeMap<>();
        Map<LocalDate, Integer> places = new HashMap<>();
        for (LocalDate session : missing) {
            int place = places.size();
            places.put(session, place);
            wanted.on(session).forEach(symbol -> bySymbol.computeIfAbsent(symbol, any -> new BitSet())
                    .set(place));
        }
        if (!missing.isEmpty()) {
            bars.accounted(missing.get(0), missing.get(missing.size() - 1), (symbol, session) -> {
                Integer place = places.get(session);
                if (place != null && bySymbol.containsKey(symbol)) {
                    bySymbol.get(symbol).clear(place);
                }
            });
        }
        return new MissingCells(missing, bySymbol);
    }

    /**
     * The sessions of a range that were held: those of the calendar but for declared closures.
     *
     * @param from first date
     * @param to last date, included
     * @return ascending
     */
    public List<LocalDate> held(LocalDate from, LocalDate to) {
        Set<LocalDate> closed = ledger.closedDays();
        return calendar.between(from, to.plusDays(1)).stream()
                .filter(session -> !closed.contains(session))
                .toList();
    }

    /** The first date of the calendar, or the given one if it is later. */
    public LocalDate withinCalendar(LocalDate date) {
        LocalDate first = calendar.session(0);
        return date.isBefore(first) ? first : date;
    }

    /**
     * Checks that something is wanted at all.
     *
     * @throws OperationFailedException if no universe was built yet
     */
    static WantedCells requireWanted(SecurityStore securities) {
        WantedCells wanted = securities.wanted();
        if (wanted.isEmpty()) {
            throw new OperationFailedException(
                    "The universe is empty: there is no symbol whose bars are wanted",
                    "Run rebuild-universe first; if it was run, check its result and the UNIVERSE_* thresholds.");
        }
        return wanted;
    }

    /**
     * Checks that symbols are wanted.
     *
     * @throws OperationFailedException naming those that are not
     */
    static WantedCells requireKnown(SecurityStore securities, List<String> symbols) {
        WantedCells wanted = requireWanted(securities);
        List<String> unknown = new ArrayList<>(symbols);
        unknown.removeIf(wanted::contains);
        if (!unknown.isEmpty()) {
            throw new OperationFailedException(
                    "Unknown symbols " + unknown + ": only members of the universe, former ones and market proxies"
                            + " have bars",
                    "Check the spelling (case matters), or run rebuild-universe.");
        }
        return wanted;
    }
}
