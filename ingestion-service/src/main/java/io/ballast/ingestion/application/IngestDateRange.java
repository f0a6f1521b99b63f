package io.ballast.ingestion.application;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.ingestion.application.StepCommit.Step;
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
    private final Sessions sessions;
    private final SymbolFetcher fetcher;
    private final MarketDataProvider provider;
    private final FailOver failOver;
    private final StepCommit commit;
    private final ActionRefresh actions;
    private final RunClosing closing;

    @Inject
    IngestDateRange(
            SecurityStore securities,
            Sessions sessions,
            SymbolFetcher fetcher,
            MarketDataProvider provider,
            FailOver failOver,
            StepCommit commit,
            ActionRefresh actions,
            RunClosing closing) {
        this.securities = securities;
        this.sessions = sessions;
        this.fetcher = fetcher;
        this.provider = provider;
        this.failOver = failOver;
        this.commit = commit;
        this.actions = actions;
        this.closing = closing;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        if (symbols(parameters).isEmpty()) {
            throw new IllegalArgumentException("symbols is missing: at least one ticker is expected");
        }
        LocalDate from = date(parameters, "from", "startDate");
        LocalDate to = date(parameters, "to", "endDate");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to=" + to + " is before from=" + from + ": the first date comes first");
        }
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        List<String> symbols = symbols(operation.parameters());
        LocalDate from = sessions.withinCalendar(date(operation.parameters(), "from", "startDate"));
        LocalDate to = date(operation.parameters(), "to", "endDate");
        WantedCells wanted = requireKnown(symbols);
        if (to.isAfter(sessions.latestDue())) {
            throw new OperationFailedException(
                    "to=" + to + " is in the future: the latest session that is due is " + sessions.latestDue(),
                    "Choose an earlier end date.");
        }
        int days = Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1);
        Step step = new Step(from, to, days, days, System.nanoTime());
        List<FetchedSession> fetched = fetcher.fetch(symbols, from, to, wanted, operation::checkpoint);
        FetchedCells cells = new FetchedCells(provider.name(), from, to, fetched, Set.of());
        StepCounts counts = commit.succeeded(operation, step, failOver.complete(cells, operation::checkpoint));
        List<CorporateAction> learnt = actions.fetch(from, to, wanted).stream()
                .filter(action -> symbols.contains(action.symbol()))
                .toList();
        actions.apply(operation.runId(), learnt);
        closing.close(operation, true);
        return OperationOutcome.succeeded(counts);
    }

    private WantedCells requireKnown(List<String> symbols) {
        WantedCells wanted = Sessions.requireWanted(securities);
        List<String> unknown = new ArrayList<>(symbols);
        unknown.removeIf(wanted::contains);
        if (!unknown.isEmpty()) {
            throw new OperationFailedException(
                    "Unknown symbols " + unknown + ": only members of the universe, former ones and market proxies"
                            + " have bars",
                    "Check the spelling (case matters), or run rebuild-universe.");
        }
        return wanted;
    }

    private static List<String> symbols(JsonNode parameters) {
        JsonNode value = parameters.hasNonNull("symbols") ? parameters.get("symbols") : parameters.path("symbol");
        Set<String> symbols = new LinkedHashSet<>();
        if (value.isArray()) {
            value.forEach(symbol -> symbols.add(symbol.asText().strip()));
        } else {
            Arrays.stream(value.asText("").split(",")).map(String::strip).forEach(symbols::add);
        }
        symbols.remove("");
        return List.copyOf(symbols);
    }

    private static LocalDate date(JsonNode parameters, String name, String otherName) {
        String text = parameters.path(name).asText(parameters.path(otherName).asText(""));
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException(
                    name + "=" + text + " is not allowed: a date such as 2018-02-07 is expected");
        }
    }
}
