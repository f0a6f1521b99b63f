package io.ballast.monitor.domain.rule;

/**
 * The thresholds of the breadth rule. A value below a threshold breaches it, a value on it does not; below both it is critical.
 *
 * @param minSymbols symbols with features: critical below
 * @param warnSymbols symbols with features: warning below
 * @param featureCoverageWarnRate feature coverage rate: warning below, fraction
 * @param universeCoverageWarnRate symbols with features over included symbols: warning below, fraction
 * @param universeCoverageMinRate the same: critical below
 * @param dropWarnRate symbols with features over their own median: warning below, fraction
 * @param dropMinRate the same: critical below
 */
public record BreadthThresholds(
        int minSymbols,
        int warnSymbols,
        double featureCoverageWarnRate,
        double universeCoverageWarnRate,
        double universeCoverageMinRate,
        double dropWarnRate,
        double dropMinRate) {}
