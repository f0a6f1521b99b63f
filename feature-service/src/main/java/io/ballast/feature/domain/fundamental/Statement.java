package io.ballast.feature.domain.fundamental;

/**
 * A financial statement. Amounts in USD, NaN where missing; flows cover the period, the rest stands at its end.
 *
 * @param periodEnd epoch day the period ended
 * @param filedOn epoch day it became known
 * @param annual whether the period is a fiscal year rather than a quarter
 * @param revenue flow
 * @param grossProfit flow
 * @param netIncome flow
 * @param assets total assets
 * @param currentAssets assets due within a year
 * @param currentLiabilities liabilities due within a year
 * @param debt total debt
 * @param equity book equity
 */
public record Statement(
        int periodEnd,
        int filedOn,
        boolean annual,
        double revenue,
        double grossProfit,
        double netIncome,
        double assets,
        double currentAssets,
        double currentLiabilities,
        double debt,
        double equity) {}
