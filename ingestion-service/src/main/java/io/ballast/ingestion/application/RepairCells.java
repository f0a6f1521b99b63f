package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.PendingFetcher.Rest;
import io.ballast.ingestion.application.StepLoop.LoopResult;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Fetches exactly the cells the monitor asked for with the run, of all providers in their order. Nothing else is stored,
 * and a run that got nothing ends here: what follows has nothing to do.
 *
 * <p>Parameters, for people to read: {@code incident}, {@code from} and {@code to}.
 */
@ApplicationScoped
public class RepairCells implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "repair-cells";

    private final RepairRequests requests;
    private final SecurityStore securities;
    private final Sessions sessions;
    private final StepLoop loop;
    private final PendingFetcher rests;
    private final ActionRefresh actions;
    private final RunClosing closing;
    private final RunLedger ledger;

    @Inject
    RepairCells(
            RepairRequests requests,
            SecurityStore securities,
            Sessions sessions,
            StepLoop loop,
            PendingFetcher rests,
            ActionRefresh actions,
            RunClosing closing,
            RunLedger ledger) {
        this.requests = requests;
        this.securities = securities;
        this.sessions = sessions;
        this.loop = loop;
        this.rests = rests;
        this.actions = actions;
        this.closing = closing;
        this.ledger = ledger;
    }

    /**
     * What a repair did.
     *
     * @param requested cells asked for
     * @param stored bars stored
     * @param empty cells no provider has a bar for
     * @param quarantined bars put aside
     */
    public record Result(long requested, long stored, long empty, long quarantined) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        TreeMap<LocalDate, Set<String>> cells = new TreeMap<>(requests.cells(operation.runId()));
        cells.tailMap(sessions.latestDue(), false).clear();
        if (cells.isEmpty()) {
            return OperationOutcome.succeeded(new Result(0, 0, 0, 0));
        }
        WantedCells all = Sessions.requireWanted(securities);
        BackfillSettings settings = BackfillSettings.from(operation.variables());
        LoopResult looped =
                loop.run(operation, settings, List.copyOf(cells.keySet()), all.limitedTo(cells), cells.lastKey());
        Rest rest = rests.fetch(
                operation, settings.withoutPatience(), looped.pending(), cells.lastKey(), all.symbolMoves());
        new Waiting(operation, settings)
                .untilAnswered("corporate actions", () -> refreshActions(operation, cells, all));
        if (ledger.sum(operation.runId()).isPresent()) {
            closing.close(operation, true);
        }
        long requested = cells.values().stream().mapToLong(Set::size).sum();
        StepCounts counts = looped.counts().plus(rest.counts());
        Result result = new Result(requested, counts.stored(), counts.empty(), counts.quarantined());
        return new Shortfall()
                .late(looped.unanswered())
                .unavailable(looped.unavailable())
                .pending(rest.left())
                .text("They are asked for again by the next repair.")
                .map(open -> OperationOutcome.partial(result, open))
                .orElseGet(() -> OperationOutcome.succeeded(result));
    }

    /** A factor needs the close before its action: it may have been among the cells. */
    private ActionChanges refreshActions(
            OperationContext operation, TreeMap<LocalDate, Set<String>> cells, WantedCells wanted) {
        Set<String> symbols = new TreeSet<>();
        cells.values().forEach(symbols::addAll);
        symbols.removeIf(symbol -> !wanted.contains(symbol));
        return actions.apply(operation.runId(), actions.fetch(cells.firstKey(), cells.lastKey(), symbols));
    }
}
