package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.fundamental.Statement;
import io.ballast.ingestion.provider.polygon.Pages.Page;
import io.ballast.ingestion.provider.reply.Fields;

/**
 * Reads the experimental financials, of before {@link StatementParser}. Debt is {@code long_term_debt} as the provider labels it, equity the parent's share
 * where it is told apart. A filing without a filing date cannot be placed in time and is counted, not used.
 */
final class FilingParser {

    private FilingParser() {}

    /** A page of filings; each row stands for itself, those of another company are left out. */
    static Page<Filings> page(byte[] body, String symbol, String cik) throws IOException {
        return ReferenceParser.page(body, row -> isOfCompany(row, cik) ? filing(row, symbol) : null);
    }

    /** Whether a row is not of another company; its number comes with or without leading zeros. */
    static boolean isOfCompany(JsonNode row, String cik) {
        String stated = Fields.text(row, "cik");
        return cik == null || stated == null || stated.replaceFirst("^0+", "").equals(cik.replaceFirst("^0+", ""));
    }

    /** All rows together. */
    static Filings together(List<Filings> rows) {
        List<Statement> statements = new ArrayList<>();
        List<SharesOutstanding> shares = new ArrayList<>();
        int unusable = 0;
        for (Filings row : rows) {
            statements.addAll(row.statements());
            shares.addAll(row.shares());
            unusable += row.unusable();
        }
        return new Filings(statements, shares, unusable);
    }

    private static Filings filing(JsonNode row, String symbol) {
        String timeframe = timeframe(row);
        if (!Statement.ANNUAL.equals(timeframe) && !Statement.QUARTERLY.equals(timeframe)) {
            return null;
        }
        LocalDate periodEnd = Fields.date(row, "end_date");
        LocalDate filed = Fields.date(row, "filing_date");
        if (periodEnd == null || filed == null || filed.isBefore(periodEnd)) {
            return new Filings(List.of(), List.of(), 1);
        }
        JsonNode income = row.path("financials").path("income_statement");
        JsonNode balance = row.path("financials").path("balance_sheet");
        Statement statement = new Statement(
                symbol,
                periodEnd,
                filed,
                timeframe,
                Fields.text(row, "fiscal_period"),
                value(income, "revenues"),
                grossProfit(income),
                first(income, "net_income_loss_attributable_to_parent", "net_income_loss"),
                value(balance, "assets"),
                value(balance, "current_assets"),
                value(balance, "current_liabilities"),
                value(balance, "long_term_debt"),
                first(balance, "equity_attributable_to_parent", "equity"));
        return new Filings(List.of(statement), shares(income, symbol, periodEnd, filed), 0);
    }

    /** As stated, else as the fiscal period tells; null for trailing figures, which have no filing of their own. */
    private static String timeframe(JsonNode row) {
        String stated = Fields.text(row, "timeframe");
        String period = Fields.text(row, "fiscal_period");
        if (stated != null || period == null) {
            return stated;
        }
        return switch (period) {
            case "FY" -> Statement.ANNUAL;
            case "Q1", "Q2", "Q3", "Q4" -> Statement.QUARTERLY;
            default -> null;
        };
    }

    private static double grossProfit(JsonNode income) {
        double stated = value(income, "gross_profit");
        return Double.isNaN(stated) ? value(income, "revenues") - value(income, "cost_of_revenue") : stated;
    }

    private static List<SharesOutstanding> shares(
            JsonNode income, String symbol, LocalDate periodEnd, LocalDate filed) {
        double shares = first(income, "basic_average_shares", "diluted_average_shares");
        return shares > 0 && Double.isFinite(shares)
                ? List.of(new SharesOutstanding(symbol, periodEnd, filed, shares))
                : List.of();
    }

    private static double first(JsonNode statement, String name, String otherwise) {
        double value = value(statement, name);
        return Double.isNaN(value) ? value(statement, otherwise) : value;
    }

    private static double value(JsonNode statement, String name) {
        return Fields.number(statement.path(name), "value");
    }
}
