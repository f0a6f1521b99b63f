package io.ballast.ingestion.domain.fundamental;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The figures of one reported period, in USD; NaN where a company does not report the item (banks have no gross profit).
 * A restatement is another statement of the same period with a later filing date.
 *
 * @param symbol the ticker
 * @param periodEnd last day of the period
 * @param filingDate the day it was filed: known from the session after it
 * @param timeframe {@code annual} or {@code quarterly}
 * @param fiscalPeriod Q1..Q4 or FY; null if not given
 * @param revenue sales of the period
 * @param grossProfit sales less their cost
 * @param netIncome profit or loss after tax
 * @param assets total assets at the period's end
 * @param currentAssets of them, those of one year
 * @param currentLiabilities debts due in one year
 * @param debt interest-bearing debt
 * @param equity book equity, may be negative
 */
public record Statement(
        String symbol,
        LocalDate periodEnd,
        LocalDate filingDate,
        String timeframe,
        String fiscalPeriod,
        double revenue,
        double grossProfit,
        double netIncome,
        double assets,
        double currentAssets,
        double currentLiabilities,
        double debt,
        double equity) {

    /** The timeframe of a fiscal year. */
    public static final String ANNUAL = "annual";
    /** The timeframe of a fiscal quarter. */
    public static final String QUARTERLY = "quarterly";

    /** Checks what places the statement in time. */
    public Statement {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(periodEnd, "periodEnd");
        Objects.requireNonNull(filingDate, "filingDate");
        if (!ANNUAL.equals(timeframe) && !QUARTERLY.equals(timeframe)) {
            throw new IllegalArgumentException("timeframe=" + timeframe + " is not allowed: annual or quarterly");
        }
        if (filingDate.isBefore(periodEnd)) {
            throw new IllegalArgumentException("filingDate=" + filingDate + " is before periodEnd=" + periodEnd + " of "
                    + symbol + ": nothing is filed before its period has ended");
        }
    }

    /** The same statement of a company kept under another symbol. */
    public Statement keptAs(String other) {
        return other.equals(symbol)
                ? this
                : new Statement(
                        other,
                        periodEnd,
                        filingDate,
                        timeframe,
                        fiscalPeriod,
                        revenue,
                        grossProfit,
                        netIncome,
                        assets,
                        currentAssets,
                        currentLiabilities,
                        debt,
                        equity);
    }
}
