package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.ingestion.application.HistoryPass.Done;
import io.ballast.ingestion.config.BackfillSettings;
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

    private final SecurityStore securities;
    private final SymbolBook symbols;
    private final MarketDataProvider provider;
    private final HistoryPass pass;
    private final UniverseUpkeep upkeep;
    private final SilentDelistings silent;
    private final Sessions sessions;
    private final ActionRefresh actions;
    private final RunClosing closing;

    @Inject
    HistoricalBackfill(
            SecurityStore securities,
            SymbolBook symbols,
            MarketDataProvider provider,
            HistoryPass pass,
            UniverseUpkeep upkeep,
            SilentDelistings silent,
            Sessions sessions,
            ActionRefresh actions,
            RunClosing closing) {
        this.securities = securities;
        this.symbols = symbols;
        this.provider = provider;
        this.pass = pass;
        this.upkeep = upkeep;
        this.silent = silent;
        this.sessions = sessions;
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
     * @param withdrawnActions the first actions that the provider tells of no more
     * @param heldBackActions the first of those that were too many to be withdrawn at once, and stay
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
            int refusedActions,
            List<String> withdrawnActions,
            List<String> heldBackActions) {}

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
        Done done = pass.run(operation, settings, days);
        if (!provider.datesDelistings()) {
            done = lookAgain(operation, settings, days, done);
        }
        LocalDate from = done.from();
        LocalDate to = done.to();
        WantedCells wanted = Sessions.requireWanted(securities);
        LearntActions learnt = new Waiting(operation, settings)
                .untilAnswered("corporate actions", () -> actions.fetch(from, to, wanted.symbols()));
        ActionChanges changed = actions.apply(operation.runId(), learnt);
        closing.close(operation, true);
        StepCounts counts = done.counts();
        Result result = new Result(
                from,
                to,
                done.steps(),
                done.failedSteps(),
                done.plannedCalls(),
                counts.stored(),
                counts.revised(),
                counts.empty(),
                counts.quarantined(),
                learnt.actions().size(),
                changed.refused().size(),
                ActionChanges.named(changed.missing().withdrawn()),
                ActionChanges.named(changed.missing().heldBack()));
        return new Shortfall()
                .late(done.late())
                .unavailable(done.unavailable())
                .pending(done.pending())
                .open(sessions.missingCells(from, to, wanted).count())
                .text("Run it again: it goes on with what is missing.")
                .map(missing -> OperationOutcome.partial(result, missing))
                .orElseGet(() -> OperationOutcome.succeeded(result));
    }

    /**
     * Lists that give no days are looked at beside the bars that are there now: two securities that had one ticker are told
     * apart by them, and then miss other cells than the mixed series did.
     */
    private Done lookAgain(OperationContext operation, BackfillSettings settings, int days, Done done) {
        long moves = symbols.moves();
        UniverseUpkeep.Changes changes = new Waiting(operation, settings)
                .untilAnswered("the listings", () -> upkeep.follow(operation, done.to()));
        silent.end(changes.listings(), done.to());
        boolean same = changes.listed().isEmpty() && symbols.moves() == moves;
        return same ? done : done.then(pass.run(operation, settings, days));
    }
}
