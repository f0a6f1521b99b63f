package io.ballast.feature.domain.explain;

import java.time.LocalDate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.KnownStatements;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.Statement;

/** Why a value made of shares or statements is null. Methods return null where nothing stands in the way. */
final class FactReasons {
    private static final int SESSIONS = 21;

    private final ComputedRow computed;

    FactReasons(ComputedRow computed) {
        this.computed = computed;
    }

    String ofShares(Feature feature) {
        if (feature == Feature.SIZE_LN) {
            return shares(computed.row());
        }
        return WindowReasons.first(
                new WindowReasons(computed).sinceListing(),
                IntStream.rangeClosed(0, computed.row())
                        .filter(t -> computed.series().sessionsBetween(t, computed.row()) < SESSIONS)
                        .mapToObj(this::shares)
                        .filter(reason -> reason != null)
                        .findFirst()
                        .orElse(null));
    }

    private String shares(int row) {
        if (!Double.isNaN(computed.shares(row))) {
            return null;
        }
        LocalDate date = computed.dateOf(row);
        SharesRecord known =
                computed.facts().shares().knownBefore((int) date.toEpochDay()).orElse(null);
        if (known == null) {
            return "no count of shares outstanding was known before " + date;
        }
        LocalDate asOf = LocalDate.ofEpochDay(known.asOf());
        return known.shares() > 0
                ? "the count of shares known before " + date + " is as of " + asOf + ", more than "
                        + SharesHistory.MAX_AGE_DAYS + " days earlier"
                : "the count of shares as of " + asOf + " is not positive: " + known.shares();
    }

    String ofStatements(Feature feature) {
        LocalDate date = computed.date();
        int day = (int) date.toEpochDay();
        KnownStatements known = KnownStatements.before(computed.facts().statements(), day);
        if (known.isEmpty()) {
            return "no financial statement was filed before " + date;
        }
        Statement newest = known.newest();
        if (day - newest.periodEnd() > SharesHistory.MAX_AGE_DAYS) {
            return "the newest period known before " + date + " ended on " + LocalDate.ofEpochDay(newest.periodEnd())
                    + ", more than " + SharesHistory.MAX_AGE_DAYS + " days earlier";
        }
        return switch (feature) {
            case F_EARNINGS_YIELD -> first(flow(known, "net income", Statement::netIncome), shares(computed.row()));
            case F_BOOK_YIELD -> first(amount("equity", newest.equity()), shares(computed.row()));
            case F_SALES_YIELD -> first(flow(known, "revenue", Statement::revenue), shares(computed.row()));
            case F_DEBT_TO_EQUITY -> first(amount("debt", newest.debt()), positive("equity", newest.equity()));
            case F_ROA ->
                first(flow(known, "net income", Statement::netIncome), positive("total assets", newest.assets()));
            case F_ROE -> first(flow(known, "net income", Statement::netIncome), positive("equity", newest.equity()));
            case F_GROSS_MARGIN -> first(flow(known, "gross profit", Statement::grossProfit), positiveRevenue(known));
            case F_PROFIT_MARGIN -> first(flow(known, "net income", Statement::netIncome), positiveRevenue(known));
            default ->
                first(
                        amount("current assets", newest.currentAssets()),
                        positive("current liabilities", newest.currentLiabilities()));
        };
    }

    private static String first(String... reasons) {
        return WindowReasons.first(reasons);
    }

    private static String positiveRevenue(KnownStatements known) {
        return first(
                flow(known, "revenue", Statement::revenue),
                positive("revenue of the trailing twelve months", known.trailingYear(Statement::revenue)));
    }

    private static String flow(KnownStatements known, String name, ToDoubleFunction<Statement> flow) {
        return Double.isNaN(known.trailingYear(flow))
                ? name + " of the twelve months that end on "
                        + LocalDate.ofEpochDay(known.newest().periodEnd())
                        + " cannot be made up: neither four quarters nor the fiscal year report it"
                : null;
    }

    private static String amount(String name, double value) {
        return Double.isNaN(value) ? name + " is missing in the newest statement" : null;
    }

    private static String positive(String name, double value) {
        return first(amount(name, value), value <= 0 ? name + " is not positive: " + value : null);
    }
}
