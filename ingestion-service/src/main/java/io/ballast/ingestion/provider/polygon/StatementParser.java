package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.fundamental.Statement;
import io.ballast.ingestion.provider.reply.Fields;

/**
 * Reads the statements of the present interface, which tells income and balance apart, and joins them by period and filing
 * date. Debt is what falls due within a year and later together. Figures of trailing twelve months have no filing of
 * their own and are dropped; a row without a filing date cannot be placed in time and is counted, not used.
 */
final class StatementParser {

    private StatementParser() {}

    /**
     * One statement of one kind.
     *
     * @param period null if its end is not told
     * @param filed the day it was filed; null if not told
     * @param fiscalPeriod Q1..Q4 or FY; null if not told
     * @param items what was reported
     */
    record Row(Period period, LocalDate filed, String fiscalPeriod, JsonNode items) {

        private boolean isUsable() {
            return period != null && filed != null && !filed.isBefore(period.end());
        }

        private double item(String name) {
            return Fields.number(items, name);
        }
    }

    /**
     * What a statement is about.
     *
     * @param end its last day
     * @param timeframe {@code annual} or {@code quarterly}
     */
    record Period(LocalDate end, String timeframe) implements Comparable<Period> {

        private static final Comparator<Period> ORDER =
                Comparator.comparing(Period::end).thenComparing(Period::timeframe);

        @Override
        public int compareTo(Period other) {
            return ORDER.compare(this, other);
        }
    }

    /** A page of either kind of statements; those of another company are left out. */
    static Pages.Page<Row> page(byte[] body, String cik) throws IOException {
        return ReferenceParser.page(body, node -> FilingParser.isOfCompany(node, cik) ? row(node) : null);
    }

    private static Row row(JsonNode node) {
        String timeframe = Fields.text(node, "timeframe");
        boolean annual = Statement.ANNUAL.equals(timeframe);
        if (!annual && !Statement.QUARTERLY.equals(timeframe)) {
            return null;
        }
        String quarter = Fields.text(node, "fiscal_quarter");
        LocalDate end = Fields.date(node, "period_end");
        return new Row(
                end == null ? null : new Period(end, timeframe),
                Fields.date(node, "filing_date"),
                annual ? "FY" : quarter == null ? null : "Q" + quarter,
                node);
    }

    /**
     * Both kinds together: on each day on which either was filed, the latest of both until then.
     *
     * @param symbol the company is kept as
     */
    static Filings together(String symbol, List<Row> incomes, List<Row> balances) {
        Map<Period, TreeMap<LocalDate, Row>> income = byPeriod(incomes);
        Map<Period, TreeMap<LocalDate, Row>> balance = byPeriod(balances);
        TreeSet<Period> periods = new TreeSet<>(income.keySet());
        periods.addAll(balance.keySet());
        List<Statement> statements = new ArrayList<>();
        List<SharesOutstanding> shares = new ArrayList<>();
        for (Period period : periods) {
            TreeMap<LocalDate, Row> ofIncome = income.getOrDefault(period, new TreeMap<>());
            TreeMap<LocalDate, Row> ofBalance = balance.getOrDefault(period, new TreeMap<>());
            TreeSet<LocalDate> days = new TreeSet<>(ofIncome.keySet());
            days.addAll(ofBalance.keySet());
            for (LocalDate filed : days) {
                statements.add(statement(symbol, period, filed, until(ofIncome, filed), until(ofBalance, filed)));
            }
            ofIncome.forEach((filed, row) -> shares(symbol, period, filed, row).ifPresent(shares::add));
        }
        return new Filings(statements, shares, Math.max(unusable(incomes), unusable(balances)));
    }

    private static Map<Period, TreeMap<LocalDate, Row>> byPeriod(List<Row> rows) {
        Map<Period, TreeMap<LocalDate, Row>> byPeriod = new TreeMap<>();
        rows.stream().filter(Row::isUsable).forEach(row -> byPeriod.computeIfAbsent(
                        row.period(), any -> new TreeMap<>())
                .put(row.filed(), row));
        return byPeriod;
    }

    private static Row until(TreeMap<LocalDate, Row> filings, LocalDate day) {
        Map.Entry<LocalDate, Row> latest = filings.floorEntry(day);
        return latest == null ? new Row(null, null, null, MissingNode.getInstance()) : latest.getValue();
    }

    private static Statement statement(String symbol, Period period, LocalDate filed, Row income, Row balance) {
        return new Statement(
                symbol,
                period.end(),
                filed,
                period.timeframe(),
                income.fiscalPeriod() == null ? balance.fiscalPeriod() : income.fiscalPeriod(),
                income.item("revenue"),
                either(income.item("gross_profit"), income.item("revenue") - income.item("cost_of_revenue")),
                either(
                        income.item("net_income_loss_attributable_common_shareholders"),
                        income.item("consolidated_net_income_loss")),
                balance.item("total_assets"),
                balance.item("total_current_assets"),
                balance.item("total_current_liabilities"),
                debt(balance),
                either(balance.item("total_equity_attributable_to_parent"), balance.item("total_equity")));
    }

    private static double debt(Row balance) {
        double current = balance.item("debt_current");
        double longTerm = balance.item("long_term_debt_and_capital_lease_obligations");
        return either(current + longTerm, either(longTerm, current));
    }

    private static Optional<SharesOutstanding> shares(String symbol, Period period, LocalDate filed, Row income) {
        double shares = either(income.item("basic_shares_outstanding"), income.item("diluted_shares_outstanding"));
        return shares > 0 && Double.isFinite(shares)
                ? Optional.of(new SharesOutstanding(symbol, period.end(), filed, shares))
                : Optional.empty();
    }

    private static double either(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }

    private static int unusable(List<Row> rows) {
        return (int) rows.stream().filter(row -> !row.isUsable()).count();
    }
}
