package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.ingestion.domain.bar.JudgedBars;
import io.ballast.ingestion.domain.bar.RejectedBar;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Asks the next provider, in the order of priority, for exactly the cells the ones before have no bar for. A cell is only
 * settled as absent once every provider has answered; what each of them said is kept with it. A provider that gives no
 * answer leaves its cells open, so that a later run asks again.
 */
@ApplicationScoped
public class FailOver {

    private static final Logger LOG = Logger.getLogger(FailOver.class);

    private final ProviderOrder providers;
    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    /** Asks in that order. */
    @Inject
    public FailOver(ProviderOrder providers) {
        this.providers = providers;
    }

    /**
     * Completes what the first provider gave.
     *
     * @param first its cells
     * @param checkpoint called between calls; may throw to stop
     * @return per provider what it gave, the first one first; absent cells are with the last one that answered
     */
    public List<FetchedCells> complete(FetchedCells first, Runnable checkpoint) {
        List<FetchedCells> all = new ArrayList<>();
        FetchedCells last = first;
        for (MarketDataProvider next : providers.after(first.provider())) {
            Set<String> symbols = new TreeSet<>();
            last.sessions().forEach(session -> symbols.addAll(session.empty()));
            if (symbols.isEmpty()) {
                break;
            }
            checkpoint.run();
            try {
                BarReply reply = next.bars(symbols, last.from(), last.to());
                all.add(last.withoutEmpty());
                last = filled(last, next.name(), reply);
            } catch (ProviderException failed) {
                LOG.warnf("Failed to fill %d symbols of %s..%s: %s", symbols.size(), last.from(), last.to(), failed);
                last = last.withoutEmpty();
            }
        }
        all.add(last);
        return all;
    }

    private FetchedCells filled(FetchedCells before, String name, BarReply reply) {
        JudgedBars judged = judge.judge(reply.bars());
        Map<LocalDate, List<Bar>> accepted = new HashMap<>();
        judged.accepted().forEach(bar -> accepted.computeIfAbsent(bar.session(), any -> new ArrayList<>())
                .add(bar));
        Map<LocalDate, List<QuarantinedBar>> rejected = new HashMap<>();
        for (RejectedBar bad : judged.rejected()) {
            rejected.computeIfAbsent(bad.bar().session(), any -> new ArrayList<>())
                    .add(new QuarantinedBar(bad.bar(), bad.reason().code(), name, reply.raw(bad.row())));
        }
        List<FetchedSession> sessions = new ArrayList<>();
        for (FetchedSession session : before.sessions()) {
            sessions.add(filled(
                    session,
                    accepted.getOrDefault(session.session(), List.of()),
                    rejected.getOrDefault(session.session(), List.of()),
                    name));
        }
        return before.next(name, sessions);
    }

    /** Only cells that were empty before: what another provider gave stays as it is. */
    private static FetchedSession filled(
            FetchedSession before, List<Bar> accepted, List<QuarantinedBar> rejected, String name) {
        Set<String> open = new HashSet<>(before.empty());
        List<Bar> fills =
                accepted.stream().filter(bar -> open.contains(bar.symbol())).toList();
        List<QuarantinedBar> bad =
                rejected.stream().filter(bar -> open.contains(bar.symbol())).toList();
        fills.forEach(bar -> open.remove(bar.symbol()));
        bad.forEach(bar -> open.remove(bar.symbol()));
        String said = before.said() + "; " + name + " answered "
                + (fills.isEmpty() && bad.isEmpty()
                        ? "without any bar"
                        : fills.size() + bad.size() + " bars, none of this symbol");
        return new FetchedSession(
                before.session(),
                fills,
                bad,
                before.empty().stream().filter(open::contains).toList(),
                Math.max(0, before.rowsAnswered()) + fills.size() + bad.size(),
                said);
    }
}
