package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.ingestion.application.BackfillPlan.Planned;
import io.ballast.ingestion.application.PendingFetcher.Rest;
import io.ballast.ingestion.application.StepLoop.LoopResult;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.action.RefusedAction;
import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Fetches the wanted history: what is missing of it, newest first. Run again, after a crash or because more days are
 * wanted, it goes on with what is missing then and fetches nothing twice. A provider that does not answer is waited for; what
 * cannot be had in time is told, and the operation is done in part.
 *
 * <p>Parameters: {@code targetDays}, in place of {@code BACKFILL_TARGET_DAYS}; {@code final}, true by default.
 */
@ApplicationScoped
public class HistoricalBackfill implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "historical-backfill";

    private static final Logger LOG = Logger.getLogger(HistoricalBackfill.class);

    private final SecurityStore securities;
    private final BackfillPlan plan;
    private final StepLoop loop;
    private final SymbolSteps singles;
    private final PendingFetcher rests;
    private final Sessions sessions;
    private final AbsenceLedger ledger;
    private final ActionRefresh actions;
    private final RunClosing closing;

    @Inject
    HistoricalBackfill(
            SecurityStore securities,
            BackfillPlan plan,
            StepLoop loop,
            SymbolSteps singles,
            PendingFetcher rests,
            Sessions sessions,
            AbsenceLedger ledger,
            ActionRefresh actions,
            RunClosing closing) {
        this.securities = securities;
        this.plan = plan;
        this.loop = loop;
        this.singles = singles;
        this.rests = rests;
        this.sessions = sessions;
        this.ledger = ledger;
        this.actions = actions;
        this.closing = closing;
    }

    /**
     * What a backfill did since it was last taken up.
     *
     * @param from first date wanted
     * @param to last date wanted
     * @param steps number of steps
     * @param failedSteps steps that failed and were tried again
     * @param plannedCalls calls for bars that were planned
     * @param stored bars stored
     * @param revised bars that changed
     * @param empty cells the provider has nothing for
     * @param quarantined bars put aside
     * @param actions corporate actions of the range
     * @param refusedActions actions put aside
     */
    public record Result(
            LocalDate from,
            LocalDate to,
            int steps,
            int failedSteps,
            int plannedCalls,
            long stored,
            long revised,
            long empty,
            long quarantined,
            int actions,
            int refusedActions) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        JsonNode days = parameters.path("targetDays");
        if (!days.isMissingNode() && (!days.canConvertToInt() || days.asInt() < 1)) {
            throw new IllegalArgumentException("targetDays=" + days.asText() + " is not allowed: a whole number of at"
                    + " least 1 calendar day is expected");
        }
    }

    @Override
    public OperationOutcome run(OperationContext operation) throws ConfigurationException {
        BackfillSettings settings = BackfillSettings.from(operation.variables());
        int days = operation.parameters().path("targetDays").asInt(settings.targetDays());
        Planned planned = plan.plan(days, settings);
        LOG.infof("historical_backfill plan: %s", planned);
        LocalDate from = planned.from();
        LocalDate to = planned.to();
        WantedCells wanted = Sessions.requireWanted(securities);
        QuarkusTransaction.requiringNew().run(() -> ledger.cover(from));
        LoopResult looped = loop.run(operation, settings, planned.asked().sessions(), wanted, to);
        Set<LocalDate> unavailable = new TreeSet<>(looped.unavailable());
        List<PendingCells> pending = new ArrayList<>(looped.pending());
        StepCounts single = singles.run(operation, settings, planned.asked(), wanted, to, unavailable, pending);
        Rest rest = rests.fetch(operation, settings, pending, to, wanted.symbolMoves());
        StepCounts counts = looped.counts().plus(single).plus(rest.counts());
        LearntActions learnt = new Waiting(operation, settings)
                .untilAnswered("corporate actions", () -> actions.fetch(from, to, wanted.symbols()));
        List<RefusedAction> refused = actions.apply(operation.runId(), learnt);
        closing.close(operation, true);
        Result result = new Result(
                from,
                to,
                looped.steps(),
                looped.failedSteps() + rest.failedSteps(),
                planned.calls(),
                counts.stored(),
                counts.revised(),
                counts.empty(),
                counts.quarantined(),
                learnt.actions().size(),
                refused.size());
        return new Shortfall()
                .late(looped.unanswered())
                .unavailable(unavailable)
                .pending(rest.left())
                .open(sessions.missingCells(from, to, wanted).count())
                .text("Run it again: it goes on with what is missing.")
                .map(missing -> OperationOutcome.partial(result, missing))
                .orElseGet(() -> OperationOutcome.succeeded(result));
    }
}
