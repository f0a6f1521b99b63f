package io.ballast.simulator.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
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

/** Financial statements in the older form: all items of a period in one row. */
@PolygonApi
@Path("/vX/reference/financials")
@Produces(MediaType.APPLICATION_JSON)
public class FinancialsResource {
    private static final Set<String> TIMEFRAMES = Set.of("annual", "quarterly", "ttm");
    private static final Sorting<Statement> SORTING = new Sorting<>(
            Map.of(
                    "period_of_report_date", StatementRows.BY_PERIOD,
                    "filing_date", StatementRows.BY_FILING),
            StatementRows.TIES);

    private final PolygonRequest request;

    @Inject
    FinancialsResource(PolygonRequest request) {
        this.request = request;
    }

    @GET
    public byte[] list() {
        Query query = request.query();
        MarketView view = request.view();
        String timeframe = query.text("timeframe").orElse("");
        if (!timeframe.isEmpty() && !TIMEFRAMES.contains(timeframe)) {
            throw Query.notAllowed(
                    "timeframe",
                    timeframe,
                    "one of " + TIMEFRAMES.stream().sorted().toList());
        }
        Predicate<String> tickers = Filters.texts(query, "ticker");
        Predicate<String> sic = Filters.texts(query, "sic");
        Predicate<LocalDate> period = Filters.dates(query, "period_of_report_date");
        Stream<Statement> rows = StatementRows.filed(view)
                .filter(StatementRows.chosen(query, view))
                .filter(row -> period.test(row.periodEnd()))
                .filter(row -> tickers.test(security(row).ticker())
                        && sic.test(security(row).industry().sicCode()))
                .filter(row -> timeframe.isEmpty() || timeframe.equals(StatementRows.timeframe(row)));
        Comparator<Statement> order = SORTING.older(query, "period_of_report_date", "desc");
        return Listing.page(request, rows, order, query.limit(10, 100)).document(request, true, this::write);
    }

    private void write(JsonGenerator json, Statement row) throws IOException {
        Security security = security(row);
        Json.textIfKnown(json, "cik", security.cik());
        json.writeStringField("company_name", security.name());
        json.writeArrayFieldStart("tickers");
        json.writeString(security.ticker());
        json.writeEndArray();
        Json.textIfKnown(json, "sic", security.industry().sicCode());
        json.writeStringField("start_date", row.periodStart().toString());
        json.writeStringField("end_date", row.periodEnd().toString());
        Json.dateIfKnown(json, "filing_date", row.filedOn());
        json.writeStringField("timeframe", StatementRows.timeframe(row));
        json.writeStringField("fiscal_period", row.period().name());
        json.writeStringField("fiscal_year", Integer.toString(row.periodEnd().getYear()));
        json.writeObjectFieldStart("financials");
        writeBalanceSheet(json, row.amounts());
        writeIncomeStatement(json, row);
        json.writeEndObject();
    }

    private static void writeBalanceSheet(JsonGenerator json, Amounts amounts) throws IOException {
        json.writeObjectFieldStart("balance_sheet");
        item(json, "assets", amounts.assets(), "Assets", 100);
        item(json, "current_assets", amounts.currentAssets(), "Current Assets", 200);
        double liabilities = amounts.assets() - amounts.equity();
        item(json, "liabilities", liabilities, "Liabilities", 600);
        item(json, "current_liabilities", amounts.currentLiabilities(), "Current Liabilities", 700);
        item(json, "long_term_debt", amounts.debt(), "Long-Term Debt", 1000);
        item(json, "equity", amounts.equity(), "Equity", 1400);
        item(json, "equity_attributable_to_parent", amounts.equity(), "Equity Attributable To Parent", 1600);
        item(json, "liabilities_and_equity", amounts.assets(), "Liabilities And Equity", 1900);
        json.writeEndObject();
    }

    private static void writeIncomeStatement(JsonGenerator json, Statement row) throws IOException {
        Amounts amounts = row.amounts();
        json.writeObjectFieldStart("income_statement");
        item(json, "revenues", amounts.revenue(), "Revenues", 100);
        item(json, "cost_of_revenue", amounts.revenue() - amounts.grossProfit(), "Cost Of Revenue", 300);
        item(json, "gross_profit", amounts.grossProfit(), "Gross Profit", 800);
        item(json, "net_income_loss", amounts.netIncome(), "Net Income/Loss", 3200);
        item(
                json,
                "net_income_loss_attributable_to_parent",
                amounts.netIncome(),
                "Net Income/Loss Attributable To Parent",
                3500);
        double earnings = StatementRows.earningsPerShare(row);
        item(json, "basic_earnings_per_share", earnings, "USD / shares", "Basic Earnings Per Share", 4200);
        item(json, "diluted_earnings_per_share", earnings, "USD / shares", "Diluted Earnings Per Share", 4300);
        item(json, "basic_average_shares", amounts.shares(), "shares", "Basic Average Shares", 4500);
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, String name, double dollars, String label, int order)
            throws IOException {
        item(json, name, dollars, "USD", label, order);
    }

    /** An item appears only if it was reported or can be derived. */
    private static void item(JsonGenerator json, String name, double value, String unit, String label, int order)
            throws IOException {
        if (Double.isNaN(value)) {
            return;
        }
        json.writeObjectFieldStart(name);
        Json.number(json, "value", value);
        json.writeStringField("unit", unit);
        json.writeStringField("label", label);
        json.writeNumberField("order", order);
        json.writeEndObject();
    }

    private Security security(Statement row) {
        return StatementRows.security(row, request.view());
    }
}
