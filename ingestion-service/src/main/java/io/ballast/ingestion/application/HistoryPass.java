package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.ingestion.application.BackfillPlan.Planned;
import io.ballast.ingestion.application.PendingFetcher.Rest;
import io.ballast.ingestion.application.StepLoop.LoopResult;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.kit.operation.OperationContext;

/** Fetches what is missing of the wanted history, once: by sessions, by symbols, and then what was left pending. */
@ApplicationScoped
public class HistoryPass {

    private static final Logger LOG = Logger.getLogger(HistoryPass.class);

    private final BackfillPlan plan;
    private final StepLoop loop;
    private final SymbolSteps singles;
    private final PendingFetcher rests;
    private final AbsenceLedger ledger;

    @Inject
    HistoryPass(BackfillPlan plan, StepLoop loop, SymbolSteps singles, PendingFetcher rests, AbsenceLedger ledger) {
        this.plan = plan;
        this.loop = loop;
        this.singles = singles;
        this.rests = rests;
        this.ledger = ledger;
    }

    /**
     * What was done, and what is left.
     *
     * @param from first date wanted
     * @param to last date wanted
     * @param steps number of steps
     * @param failedSteps steps that failed and were tried again
     * @param plannedCalls calls for bars that were planned
     * @param counts sums over the steps
     * @param late sessions the provider has nothing of yet
     * @param unavailable dates that are not in the plan of the provider
     * @param pending cells a provider gave no answer for
     */
    record Done(
            LocalDate from,
            LocalDate to,
            int steps,
            int failedSteps,
            int plannedCalls,
            StepCounts counts,
            List<LocalDate> late,
            Set<LocalDate> unavailable,
            List<PendingCells> pending) {

        /** Both together; what is left is what the next one left. */
        Done then(Done next) {
            return new Done(
                    next.from,
                    next.to,
                    steps + next.steps,
                    failedSteps + next.failedSteps,
                    plannedCalls + next.plannedCalls,
                    counts.plus(next.counts),
                    next.late,
                    next.unavailable,
                    next.pending);
        }
    }

    /**
     * Does it. If it was put off while cells were pending, these come first, and nothing else is asked for unless they come.
     *
     * @param days how many calendar days are wanted
     */
    Done run(OperationContext operation, BackfillSettings settings, int days) {
        Planned planned = plan.plan(days, settings);
        Optional<Rest> rest =
                rests.resume(operation, settings, planned.to(), planned.wanted().symbolMoves());
        if (rest.isEmpty()) {
            return fetch(operation, settings, planned);
        }
        Done resumed = done(planned, 0, LoopResult.NONE, StepCounts.NONE, Set.of(), rest.get());
        return resumed.pending().isEmpty()
                ? resumed.then(fetch(operation, settings, plan.plan(days, settings)))
                : resumed;
    }

    private Done fetch(OperationContext operation, BackfillSettings settings, Planned planned) {
        LOG.infof("historical_backfill plan: %s", planned);
        LocalDate to = planned.to();
        WantedCells wanted = planned.wanted();
        QuarkusTransaction.requiringNew().run(() -> ledger.cover(planned.from()));
        LoopResult looped = loop.run(operation, settings, planned.asked().sessions(), wanted, to);
        Set<LocalDate> unavailable = new TreeSet<>(looped.unavailable());
        List<PendingCells> pending = new ArrayList<>(looped.pending());
        StepCounts single = singles.run(operation, settings, planned.asked(), wanted, to, unavailable, pending);
        Rest rest = rests.fetch(operation, settings, pending, to, wanted.symbolMoves());
        return done(planned, planned.calls(), looped, single, unavailable, rest);
    }

    private static Done done(
            Planned planned, int calls, LoopResult looped, StepCounts single, Set<LocalDate> unavailable, Rest rest) {
        return new Done(
                planned.from(),
                planned.to(),
                looped.steps(),
                looped.failedSteps() + rest.failedSteps(),
                calls,
                looped.counts().plus(single).plus(rest.counts()),
                looped.unanswered(),
                unavailable,
                rest.left());
    }
}
