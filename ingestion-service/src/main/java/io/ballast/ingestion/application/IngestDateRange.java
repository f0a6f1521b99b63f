package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.ingestion.application.PendingFetcher.Rest;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.action.CorporateAction;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Fetches named symbols over named dates again: exactly those cells, whether they are stored or not.
 *
 * <p>Parameters: {@code symbols} (a list, or text with commas), {@code from} and {@code to} (included); {@code final},
 * true by default.
 */
@ApplicationScoped
public class IngestDateRange implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "ingest-date-range";

    private final SecurityStore securities;
    private final SymbolBook book;
    private final Sessions sessions;
    private final SymbolStep step;
    private final PendingFetcher rests;
    private final ActionRefresh actions;
    private final RunClosing closing;

    @Inject
    IngestDateRange(
            SecurityStore securities,
            SymbolBook book,
            Sessions sessions,
            SymbolStep step,
            PendingFetcher rests,
            ActionRefresh actions,
            RunClosing closing) {
        this.securities = securities;
        this.book = book;
        this.sessions = sessions;
        this.step = step;
        this.rests = rests;
        this.actions = actions;
        this.closing = closing;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        if (RangeParameters.of(parameters).symbols().isEmpty()) {
            throw new IllegalArgumentException("symbols is missing: at least one ticker is expected");
        }
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        RangeParameters range = RangeParameters.of(operation.parameters());
        List<String> symbols = range.symbols().stream()
                .map(symbol -> book.keptAs(symbol).orElse(symbol))
                .distinct()
                .toList();
        LocalDate from = sessions.withinCalendar(range.from());
        LocalDate to = range.to();
        WantedCells wanted = Sessions.requireKnown(securities, symbols);
        if (to.isAfter(sessions.latestDue())) {
            throw new OperationFailedException(
                    "to=" + to + " is in the future: the latest session that is due is " + sessions.latestDue(),
                    "Choose an earlier end date.");
        }
        BackfillSettings settings = BackfillSettings.from(operation.variables());
        SymbolStep.Result fetched = step.run(operation, settings, symbols, from, to, to, wanted);
        Rest rest = rests.fetch(operation, settings, fetched.pending(), to, wanted.symbolMoves());
        Waiting waiting = new Waiting(operation, settings);
        List<CorporateAction> learnt =
                waiting.untilAnswered("corporate actions", () -> actions.fetch(from, to, wanted)).stream()
                        .filter(action -> symbols.contains(action.symbol()))
                        .toList();
        actions.apply(operation.runId(), learnt);
        closing.close(operation, true);
        StepCounts counts = fetched.counts().plus(rest.counts());
        return new Shortfall()
                .pending(rest.left())
                .text("Run it again.")
                .map(open -> OperationOutcome.partial(counts, open))
                .orElseGet(() -> OperationOutcome.succeeded(counts));
    }
}
