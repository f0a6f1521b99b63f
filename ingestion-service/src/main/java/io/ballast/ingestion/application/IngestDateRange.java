package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.ingestion.application.PendingFetcher.Rest;
import io.ballast.ingestion.application.StepLoop.LoopResult;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.backfill.CallPlan.Span;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Fetches dates again, of named symbols or of all whose bars are kept: exactly those cells, whether they are stored or not.
 *
 * <p>Parameters: {@code symbols} (a list, or text with commas; left out for all), {@code from} and {@code to} (included);
 * {@code final}, true by default.
 */
@ApplicationScoped
public class IngestDateRange implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "ingest-date-range";

    private final SecurityStore securities;
    private final SymbolBook book;
    private final Sessions sessions;
    private final SymbolSteps steps;
    private final StepLoop loop;
    private final PendingFetcher rests;
    private final ActionRefresh actions;
    private final RunClosing closing;

    @Inject
    IngestDateRange(
            SecurityStore securities,
            SymbolBook book,
            Sessions sessions,
            SymbolSteps steps,
            StepLoop loop,
            PendingFetcher rests,
            ActionRefresh actions,
            RunClosing closing) {
        this.securities = securities;
        this.book = book;
        this.sessions = sessions;
        this.steps = steps;
        this.loop = loop;
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
        RangeParameters range = RangeParameters.of(parameters);
        if (range.symbols().isEmpty() && (parameters.has("symbols") || parameters.has("symbol"))) {
            throw new IllegalArgumentException(
                    "symbols is empty: at least one ticker is expected, or no such parameter for all");
        }
        sessions.requireDue("to", range.to());
        try {
            Sessions.requireKnown(securities, kept(range));
        } catch (OperationFailedException refused) {
            throw new IllegalArgumentException(refused.getMessage() + ". " + refused.hint(), refused);
        }
    }

    private List<String> kept(RangeParameters range) {
        return range.symbols().stream()
                .map(symbol -> book.keptAs(symbol).orElse(symbol))
                .distinct()
                .toList();
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        RangeParameters range = RangeParameters.of(operation.parameters());
        LocalDate from = sessions.withinCalendar(range.from());
        LocalDate to = range.to();
        List<String> named = kept(range);
        WantedCells wanted = Sessions.requireKnown(securities, named);
        BackfillSettings settings = BackfillSettings.from(operation.variables());
        Optional<Rest> resumed = rests.resume(operation, settings, to, wanted.symbolMoves());
        LoopResult fetched =
                resumed.isPresent() ? LoopResult.NONE : fetch(operation, settings, named, from, to, wanted);
        Rest rest =
                resumed.orElseGet(() -> rests.fetch(operation, settings, fetched.pending(), to, wanted.symbolMoves()));
        List<String> symbols = named.isEmpty() ? wanted.symbols() : named;
        actions.apply(
                operation.runId(),
                new Waiting(operation, settings)
                        .untilAnswered("corporate actions", () -> actions.fetch(from, to, symbols)));
        closing.close(operation, true);
        StepCounts counts = fetched.counts().plus(rest.counts());
        return new Shortfall()
                .late(fetched.unanswered())
                .unavailable(fetched.unavailable())
                .pending(rest.left())
                .text("Run it again.")
                .map(open -> OperationOutcome.partial(counts, open))
                .orElseGet(() -> OperationOutcome.succeeded(counts));
    }

    private LoopResult fetch(
            OperationContext operation,
            BackfillSettings settings,
            List<String> symbols,
            LocalDate from,
            LocalDate to,
            WantedCells wanted) {
        if (symbols.isEmpty()) {
            return loop.run(operation, settings, sessions.held(from, to), wanted, to);
        }
        List<LocalDate> unavailable = new ArrayList<>();
        List<PendingCells> pending = new ArrayList<>();
        StepCounts counts =
                steps.run(operation, settings, Map.of(new Span(from, to), symbols), wanted, to, unavailable, pending);
        return new LoopResult(
                counts, 0, 0, List.of(), unavailable.stream().distinct().toList(), pending);
    }
}
