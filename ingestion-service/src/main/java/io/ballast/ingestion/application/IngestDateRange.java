package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

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
    private final ActionRefresh actions;
    private final RunClosing closing;

    @Inject
    IngestDateRange(
            SecurityStore securities,
            SymbolBook book,
            Sessions sessions,
            SymbolStep step,
            ActionRefresh actions,
            RunClosing closing) {
        this.securities = securities;
        this.book = book;
        this.sessions = sessions;
        this.step = step;
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
        StepCounts counts = step.run(operation, symbols, from, to, to, wanted);
        List<CorporateAction> learnt = actions.fetch(from, to, wanted).stream()
                .filter(action -> symbols.contains(action.symbol()))
                .toList();
        actions.apply(operation.runId(), learnt);
        closing.close(operation, true);
        return OperationOutcome.succeeded(counts);
    }
}
