package io.ballast.monitor.domain.rule;

/**
 * The thresholds of the breadth rule. A value below a threshold breaches it, a value on it does not.
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
        double dropMinRate) {

    /** Refuses a warning threshold that is below its critical one. */
    public BreadthThresholds {
        refuseInverted("symbols", minSymbols, warnSymbols);
        refuseInverted("universe coverage", universeCoverageMinRate, universeCoverageWarnRate);
        refuseInverted("breadth drop", dropMinRate, dropWarnRate);
    }

    private static void refuseInverted(String what, double critical, double warning) {
        if (critical > warning) {
            throw new IllegalArgumentException("the critical threshold of " + what + " (" + critical
                    + ") is above the warning one (" + warning + "): the warning would never come first");
        }
    }
}
