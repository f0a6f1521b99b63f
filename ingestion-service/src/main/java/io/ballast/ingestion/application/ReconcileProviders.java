package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.ingestion.application.ProviderComparison.Counts;
import io.ballast.ingestion.application.ProviderDifferences.Filter;
import io.ballast.ingestion.config.ArbitrationSettings;
import io.ballast.ingestion.domain.arbitration.Reconciliation;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Compares the versions all providers have of a stretch of the market, month by month from the oldest on, since what is
 * kept of one month is the past that the next is judged by. It may be repeated: equal answers change nothing.
 *
 * <p>Parameters: {@code from} and {@code to} (included); {@code symbols}, all by default; {@code final}, true by default.
 */
@ApplicationScoped
public class ReconcileProviders implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "reconcile-providers";

    private final SecurityStore securities;
    private final Sessions sessions;
    private final ProviderComparison comparison;
    private final ProviderDifferences differences;
    private final RunClosing closing;

    @Inject
    ReconcileProviders(
            SecurityStore securities,
            Sessions sessions,
            ProviderComparison comparison,
            ProviderDifferences differences,
            RunClosing closing) {
        this.securities = securities;
        this.sessions = sessions;
        this.comparison = comparison;
        this.differences = differences;
        this.closing = closing;
    }

    /**
     * What was found.
     *
     * @param from first session
     * @param to last session
     * @param providers who were compared
     * @param counts over all cells
     * @param byKind differences by kind
     * @param alarms number of those a person should look at
     */
    public record Result(
            LocalDate from,
            LocalDate to,
            List<String> providers,
            Counts counts,
            Map<String, Long> byKind,
            int alarms) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        sessions.requireDue("to", RangeParameters.of(parameters).to());
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        RangeParameters range = RangeParameters.of(operation.parameters());
        WantedCells wanted = Sessions.requireKnown(securities, range.symbols());
        requireSeveral();
        List<String> symbols = range.symbols().isEmpty() ? wanted.symbols() : range.symbols();
        List<LocalDate> held = sessions.held(sessions.withinCalendar(range.from()), range.to());
        Counts counts = Counts.NONE;
        int done = 0;
        for (List<LocalDate> month : months(held)) {
            operation.checkpoint();
            counts = counts.plus(comparison.compare(operation, month, symbols, wanted));
            done += month.size();
            operation.progress(done, held.size(), "sessions");
        }
        closing.close(operation, true);
        return OperationOutcome.succeeded(result(operation, range, counts));
    }

    private Result result(OperationContext operation, RangeParameters range, Counts counts) {
        Filter filter = new Filter(null, null, range.from(), range.to());
        double alarmBps = ArbitrationSettings.from(operation.variables()).alarmBps();
        return new Result(
                range.from(),
                range.to(),
                comparison.providers(),
                counts,
                differences.counts(filter),
                Reconciliation.of(differences.differences(filter, Integer.MAX_VALUE), alarmBps)
                        .alarms()
                        .size());
    }

    private void requireSeveral() {
        if (!comparison.isPossible()) {
            throw new OperationFailedException(
                    "There is nothing to compare: " + comparison.providers() + " is the only provider",
                    "Set the credentials of both providers, or MARKET_DATA_PROVIDERS=polygon,alpaca.");
        }
    }

    private static List<List<LocalDate>> months(List<LocalDate> sessions) {
        Map<YearMonth, List<LocalDate>> months = new TreeMap<>();
        sessions.forEach(session -> months.computeIfAbsent(YearMonth.from(session), month -> new ArrayList<>())
                .add(session));
        return List.copyOf(months.values());
    }
}
