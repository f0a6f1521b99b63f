package io.ballast.feature.domain.explain;

import java.time.LocalDate;
import java.util.List;

/**
 * What is behind the values of a row. Without a feature, the bars are those of the session alone; with one, those its
 * formula reaches.
 *
 * @param symbol ticker
 * @param session date
 * @param benchmarkSymbol market proxy
 * @param built whether the row was published
 * @param member whether the symbol was a member of the universe on the session
 * @param values asked for, in publishing order
 * @param bars of the symbol behind them, by session
 * @param benchmark bars of the market proxy behind them, by session
 * @param revisions of those bars, by session and time
 * @param actions of the symbol up to the last of those bars, by ex-date
 * @param shares count in use on the session, null if none is known
 * @param statement newest one known before the session, null if there is none
 * @param peers what a score is measured against, empty where no score was asked for
 */
public record Explanation(
        String symbol,
        LocalDate session,
        String benchmarkSymbol,
        boolean built,
        boolean member,
        List<Value> values,
        List<SymbolEvidence.Bar> bars,
        List<SymbolEvidence.Bar> benchmark,
        List<SymbolEvidence.Revision> revisions,
        List<SymbolEvidence.Action> actions,
        Shares shares,
        Fundamentals statement,
        List<Peers> peers) {

    /**
     * A value.
     *
     * @param name column
     * @param unit of the value
     * @param formula in words
     * @param published as stored, null where null or not built
     * @param recomputed from the stored inputs, null where null
     * @param current whether both are the same bits
     * @param nullReason why the recomputed value is null, null where it is not
     */
    public record Value(
            String name,
            String unit,
            String formula,
            Double published,
            Double recomputed,
            boolean current,
            String nullReason) {}

    /**
     * Shares outstanding in use.
     *
     * @param asOf day the count refers to
     * @param knownOn day it became known
     * @param count as reported
     * @param carried times the splits since; null if too old or not positive
     */
    public record Shares(LocalDate asOf, LocalDate knownOn, double count, Double carried) {}

    /**
     * Statements in use. Amounts in USD, null where missing.
     *
     * @param periodEnd of the newest period
     * @param filingDate when its statement became known
     * @param annual whether it covers a fiscal year
     * @param netIncome trailing twelve months
     * @param revenue trailing twelve months
     * @param grossProfit trailing twelve months
     * @param assets at the period's end
     * @param currentAssets at the period's end
     * @param currentLiabilities at the period's end
     * @param debt at the period's end
     * @param equity at the period's end
     */
    public record Fundamentals(
            LocalDate periodEnd,
            LocalDate filingDate,
            boolean annual,
            Double netIncome,
            Double revenue,
            Double grossProfit,
            Double assets,
            Double currentAssets,
            Double currentLiabilities,
            Double debt,
            Double equity) {}

    /**
     * Included symbols of the session as a score sees them.
     *
     * @param score column
     * @param symbols with a value
     * @param low 1st percentile, null without a distribution
     * @param high 99th percentile, null without a distribution
     * @param mean of the clipped values, null without a distribution
     * @param deviation of the clipped values, null without a distribution
     */
    public record Peers(String score, int symbols, Double low, Double high, Double mean, Double deviation) {}
}
