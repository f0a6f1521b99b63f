package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.backfill.CallPlan;
import io.ballast.ingestion.domain.backfill.MissingCells;

/** Says what a backfill will ask for, with how many calls, and how long the provider's quota makes that. */
@ApplicationScoped
public class BackfillPlan {

    private final SecurityStore securities;
    private final Sessions sessions;
    private final MarketDataProvider provider;

    @Inject
    BackfillPlan(SecurityStore securities, Sessions sessions, MarketDataProvider provider) {
        this.securities = securities;
        this.sessions = sessions;
        this.provider = provider;
    }

    /**
     * A plan.
     *
     * @param from first date wanted
     * @param to last date wanted
     * @param cells missing cells
     * @param asked what is asked for
     * @param wanted which cells matter in it
     * @param calls number of calls for bars if none fails
     * @param shortest the least time the quota needs for them; zero if nothing limits
     */
    public record Planned(
            LocalDate from,
            LocalDate to,
            long cells,
            CallPlan asked,
            WantedCells wanted,
            int calls,
            Duration shortest) {

        @Override
        public String toString() {
            String time = shortest.isZero()
                    ? "no quota limits them"
                    : "at least " + Math.max(1, shortest.toMinutes()) + " min by the plan's quota";
            return "%d cells missing in %s..%s: %d sessions and %d single symbols, %d calls, %s"
                    .formatted(
                            cells,
                            from,
                            to,
                            asked.sessions().size(),
                            asked.symbols().size(),
                            calls,
                            time);
        }
    }

    /** Plans for the history that is wanted now, and asks nobody. */
    public Planned plan(int targetDays, BackfillSettings settings) {
        LocalDate to = sessions.latestDue();
        LocalDate from = sessions.withinCalendar(to.minusDays(targetDays));
        WantedCells wanted = Sessions.requireWanted(securities);
        MissingCells missing = sessions.missingCells(from, to, wanted);
        CallTerms terms = provider.terms();
        if (terms.wholeSessions()) {
            CallPlan fewest = fewest(missing, wanted);
            return new Planned(
                    from, to, missing.count(), fewest, wanted, fewest.calls(), terms.shortest(fewest.calls()));
        }
        CallPlan whole = new CallPlan(missing.sessions(), new TreeMap<>());
        WantedCells asked = whoMiss(missing, wanted);
        int calls = inWindows(whole.sessions(), asked, terms, settings.bounds().maxStep());
        return new Planned(from, to, missing.count(), whole, asked, calls, terms.shortest(calls));
    }

    /** A session that may be late is asked for with all its symbols, since only a silence about all of them is one. */
    private WantedCells whoMiss(MissingCells missing, WantedCells wanted) {
        return missing.sessions().stream().anyMatch(sessions::mayBeLate)
                ? wanted
                : wanted.of(missing.bySymbol().keySet());
    }

    /**
     * Sessions that most symbols miss are asked for as a whole, since a session is of use with all its symbols, newest
     * first; for the rest the fewest calls.
     */
    static CallPlan fewest(MissingCells missing, WantedCells wanted) {
        int[] missedBy = new int[missing.sessions().size()];
        missing.bySymbol().values().forEach(places -> places.stream().forEach(place -> missedBy[place]++));
        BitSet whole = new BitSet();
        for (int place = 0; place < missedBy.length; place++) {
            whole.set(
                    place,
                    2 * missedBy[place] >= wanted.countOn(missing.sessions().get(place)));
        }
        SortedMap<String, BitSet> rest = new TreeMap<>();
        missing.bySymbol().forEach((symbol, places) -> {
            BitSet left = (BitSet) places.clone();
            left.andNot(whole);
            rest.put(symbol, left);
        });
        CallPlan plan = CallPlan.of(new MissingCells(missing.sessions(), rest));
        plan.sessions().forEach(session -> whole.set(missing.sessions().indexOf(session)));
        return new CallPlan(whole.stream().mapToObj(missing.sessions()::get).toList(), plan.symbols());
    }

    /** Calls for all symbols window by window, if each is as long as allowed. */
    private static int inWindows(List<LocalDate> asked, WantedCells wanted, CallTerms terms, int days) {
        int calls = 0;
        int end = asked.size();
        while (end > 0) {
            LocalDate first = asked.get(end - 1).plusDays(1).minusDays(days);
            int start = end;
            while (start > 0 && !asked.get(start - 1).isBefore(first)) {
                start--;
            }
            calls += terms.calls(wanted.countOn(asked.get(end - 1)), end - start);
            end = start;
        }
        return calls;
    }
}
