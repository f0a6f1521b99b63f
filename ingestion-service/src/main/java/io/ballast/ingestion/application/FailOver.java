package io.ballast.ingestion.application;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.ingestion.domain.arbitration.Priorities;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Asks the next provider, in the order of priority, for exactly the cells the ones before have no bar for, those whose bar
 * cannot be true included, and for those a person wants to be its own. A cell is only settled as absent once every provider
 * has answered; what each of them said is kept with it. A provider that gives no answer leaves its cells open, so that a
 * later run asks again.
 */
@ApplicationScoped
public class FailOver {

    private static final Logger LOG = Logger.getLogger(FailOver.class);

    private final ProviderOrder providers;
    private final PriorityRules rules;
    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    /** Asks in that order. */
    @Inject
    public FailOver(ProviderOrder providers, PriorityRules rules) {
        this.providers = providers;
        this.rules = rules;
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
        List<MarketDataProvider> others = providers.after(first.provider());
        Priorities priorities = new Priorities(providers.names(), others.isEmpty() ? List.of() : rules.all());
        for (MarketDataProvider next : others) {
            OpenCells open = OpenCells.of(all, last, next.name(), priorities);
            if (open.isEmpty()) {
                continue;
            }
            checkpoint.run();
            try {
                BarReply reply = next.bars(open.symbols(), last.from(), last.to());
                FetchedCells filled = open.fill(last, next.name(), reply, judge.judge(reply.bars()));
                all.add(last.withoutEmpty());
                all.replaceAll(cells -> cells.without(open.replacedBy(filled)));
                last = filled;
            } catch (ProviderException failed) {
                LOG.warnf(
                        "Failed to fill %d symbols of %s..%s: %s",
                        open.symbols().size(), last.from(), last.to(), failed);
                last = last.withoutEmpty();
            }
        }
        all.add(last);
        return all;
    }
}
