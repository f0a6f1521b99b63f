package io.ballast.simulator.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Statement;
import io.ballast.simulator.domain.Statement.Amounts;
import io.ballast.simulator.wire.Json;

/** Financial statements in the newer form: flat rows, one endpoint per kind of statement. */
@PolygonApi
@Path("/stocks/financials/v1")
@Produces(MediaType.APPLICATION_JSON)
public class StatementsResource {
    private static final Set<String> TIMEFRAMES = Set.of("quarterly", "annual", "trailing_twelve_months");
    private static final Sorting<Statement> SORTING = new Sorting<>(
            Map.of(
                    "period_end", StatementRows.BY_PERIOD,
                    "filing_date", StatementRows.BY_FILING,
                    "tickers", Comparator.comparing(Statement::security)),
            StatementRows.TIES);

    private final PolygonRequest request;

    @Inject
    StatementsResource(PolygonRequest request) {
        this.request = request;
    }

    @GET
    @Path("/income-statements")
    public byte[] incomeStatements() {
        return page((json, row) -> {
            writeHead(json, row);
            Amounts amounts = row.amounts();
            Json.numberIfKnown(json, "revenue", amounts.revenue());
            Json.numberIfKnown(json, "cost_of_revenue", amounts.revenue() - amounts.grossProfit());
            Json.numberIfKnown(json, "gross_profit", amounts.grossProfit());
            Json.numberIfKnown(json, "consolidated_net_income_loss", amounts.netIncome());
            Json.numberIfKnown(json, "net_income_loss_attributable_common_shareholders", amounts.netIncome());
            Json.numberIfKnown(json, "basic_earnings_per_share", StatementRows.earningsPerShare(row));
            Json.numberIfKnown(json, "diluted_earnings_per_share", StatementRows.earningsPerShare(row));
            Json.numberIfKnown(json, "basic_shares_outstanding", amounts.shares());
        });
    }

    @GET
    @Path("/balance-sheets")
    public byte[] balanceSheets() {
        return page((json, row) -> {
            writeHead(json, row);
            Amounts amounts = row.amounts();
            Json.numberIfKnown(json, "long_term_debt_and_capital_lease_obligations", amounts.debt());
            Json.numberIfKnown(json, "total_assets", amounts.assets());
            Json.numberIfKnown(json, "total_current_assets", amounts.currentAssets());
            Json.numberIfKnown(json, "total_current_liabilities", amounts.currentLiabilities());
            Json.numberIfKnown(json, "total_liabilities", amounts.assets() - amounts.equity());
            Json.numberIfKnown(json, "total_equity", amounts.equity());
            Json.numberIfKnown(json, "total_equity_attributable_to_parent", amounts.equity());
            Json.numberIfKnown(json, "total_liabilities_and_equity", amounts.assets());
        });
    }

    private byte[] page(Listing.RowWriter<Statement> writer) {
        Query query = request.query();
        Comparator<Statement> order = SORTING.newer(query, "period_end.desc");
        return Listing.page(request, rows(query), order, query.limit(100, 50_000))
                .document(request, false, writer);
    }

    private Stream<Statement> rows(Query query) {
        MarketView view = request.view();
        String timeframe = query.text("timeframe").orElse("");
        if (!timeframe.isEmpty() && !TIMEFRAMES.contains(timeframe)) {
            throw Query.notAllowed(
                    "timeframe",
                    timeframe,
                    "one of " + TIMEFRAMES.stream().sorted().toList());
        }
        Predicate<String> tickers = Filters.texts(query, "tickers");
        List<String> all = query.text("tickers.all_of")
                .map(text -> Arrays.asList(text.split(",")))
                .orElse(List.of());
        Predicate<LocalDate> period = Filters.dates(query, "period_end");
        Predicate<Integer> year = Filters.wholes(query, "fiscal_year");
        Predicate<Integer> quarter = Filters.wholes(query, "fiscal_quarter");
        return StatementRows.filed(view)
                .filter(StatementRows.chosen(query, view))
                .filter(row -> tickers.test(security(row).ticker()))
                .filter(row -> all.stream().allMatch(security(row).ticker()::equals))
                .filter(row -> timeframe.isEmpty() || timeframe.equals(StatementRows.timeframe(row)))
                .filter(row -> period.test(row.periodEnd())
                        && year.test(row.periodEnd().getYear())
                        && quarter.test(row.period().quarter()));
    }

    private void writeHead(JsonGenerator json, Statement row) throws IOException {
        Json.textIfKnown(json, "cik", security(row).cik());
        json.writeArrayFieldStart("tickers");
        json.writeString(security(row).ticker());
        json.writeEndArray();
        json.writeStringField("period_end", row.periodEnd().toString());
        Json.dateIfKnown(json, "filing_date", row.filedOn());
        json.writeNumberField("fiscal_year", row.periodEnd().getYear());
        json.writeNumberField("fiscal_quarter", row.period().quarter());
        json.writeStringField("timeframe", StatementRows.timeframe(row));
    }

    private Security security(Statement row) {
        return StatementRows.security(row, request.view());
    }
}
