package io.ballast.monitor.config;

import java.util.LinkedHashMap;
import java.util.Map;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;
import io.ballast.monitor.domain.decision.DecisionThresholds;
import io.ballast.monitor.domain.rule.AllowedLags;
import io.ballast.monitor.domain.rule.BreadthThresholds;
import io.ballast.monitor.domain.rule.ShippedRule;

/**
 * What the monitor judges by.
 *
 * @param breadth thresholds of the breadth rule
 * @param decision thresholds of what missing cells may do to the decision
 * @param minTargetCoverage minimum coverage of the primary target, fraction
 * @param allowedLag sessions each data set may lag behind
 * @param horizon sessions a label looks ahead
 * @param daysBack window of the target coverage, calendar days
 */
public record MonitorSettings(
        BreadthThresholds breadth,
        DecisionThresholds decision,
        double minTargetCoverage,
        AllowedLags allowedLag,
        int horizon,
        int daysBack) {

    private static final int MAX_SYMBOLS = 1_000_000;

    /**
     * Reads the variables.
     *
     * @param variables where from
     * @return the settings, within their bounds
     * @throws ConfigurationException if a value is not allowed
     */
    public static MonitorSettings from(Variables variables) {
        return new MonitorSettings(
                breadth(variables),
                decision(variables),
                variables.number("MIN_TARGET_COVERAGE", 0.6, 0, 1),
                AllowedLags.all(variables.integer("DATA_LAG_WARN_BUSINESS_DAYS", 2, 0, 250)),
                variables.integer("TARGET_HORIZON_DAYS", 5, 1, 63),
                variables.integer("DAYS_BACK", 30, 1, 3650));
    }

    /**
     * The same with another window of the target coverage.
     *
     * @param days its length in calendar days
     * @return a copy
     */
    public MonitorSettings withDaysBack(int days) {
        return new MonitorSettings(breadth, decision, minTargetCoverage, allowedLag, horizon, days);
    }

    /**
     * The same with the thresholds that rules have of their own.
     *
     * @param own by shipped rule; a critical one may lie on the wrong side of its warning, which then never comes first
     * @return a copy
     */
    public MonitorSettings with(Map<ShippedRule, Double> own) {
        return own.isEmpty() ? this : RuleThresholds.over(this, own);
    }

    /**
     * Every threshold by the name of its variable in lower case.
     *
     * @return in the order of the public interface
     */
    public Map<String, Double> thresholds() {
        Map<String, Double> thresholds = new LinkedHashMap<>();
        thresholds.put("min_target_coverage", minTargetCoverage);
        thresholds.put("feature_breadth_min_symbols", (double) breadth.minSymbols());
        thresholds.put("feature_breadth_warn_symbols", (double) breadth.warnSymbols());
        thresholds.put("feature_coverage_warn_rate", breadth.featureCoverageWarnRate());
        thresholds.put("universe_coverage_warn_rate", breadth.universeCoverageWarnRate());
        thresholds.put("universe_coverage_min_rate", breadth.universeCoverageMinRate());
        thresholds.put("breadth_drop_warn_rate", breadth.dropWarnRate());
        thresholds.put("breadth_drop_min_rate", breadth.dropMinRate());
        thresholds.put("decision_ranks_warn", decision.ranksWarn());
        thresholds.put("decision_ranks_min", decision.ranksMin());
        thresholds.put("top_decile_kept_warn", decision.topDecileWarn());
        thresholds.put("top_decile_kept_min", decision.topDecileMin());
        thresholds.put("data_lag_warn_business_days", (double) allowedLag.least());
        return thresholds;
    }

    private static BreadthThresholds breadth(Variables variables) {
        int minSymbols = variables.integer("FEATURE_BREADTH_MIN_SYMBOLS", 100, 0, MAX_SYMBOLS);
        int warnSymbols = variables.integer("FEATURE_BREADTH_WARN_SYMBOLS", 200, 0, MAX_SYMBOLS);
        double universeWarn = variables.number("UNIVERSE_COVERAGE_WARN_RATE", 0.97, 0, 1);
        double universeMin = variables.number("UNIVERSE_COVERAGE_MIN_RATE", 0.9, 0, 1);
        double dropWarn = variables.number("BREADTH_DROP_WARN_RATE", 0.95, 0, 1);
        double dropMin = variables.number("BREADTH_DROP_MIN_RATE", 0.85, 0, 1);
        refuseInverted("FEATURE_BREADTH_MIN_SYMBOLS", minSymbols, "FEATURE_BREADTH_WARN_SYMBOLS", warnSymbols);
        refuseInverted("UNIVERSE_COVERAGE_MIN_RATE", universeMin, "UNIVERSE_COVERAGE_WARN_RATE", universeWarn);
        refuseInverted("BREADTH_DROP_MIN_RATE", dropMin, "BREADTH_DROP_WARN_RATE", dropWarn);
        double coverageWarn = variables.number("FEATURE_COVERAGE_WARN_RATE", 0.9, 0, 1);
        return new BreadthThresholds(
                minSymbols, warnSymbols, coverageWarn, universeWarn, universeMin, dropWarn, dropMin);
    }

    private static DecisionThresholds decision(Variables variables) {
        DecisionThresholds thresholds = new DecisionThresholds(
                variables.number("DECISION_RANKS_WARN", 0.95, 0, 1),
                variables.number("DECISION_RANKS_MIN", 0.85, 0, 1),
                variables.number("TOP_DECILE_KEPT_WARN", 0.8, 0, 1),
                variables.number("TOP_DECILE_KEPT_MIN", 0.6, 0, 1));
        refuseInverted("DECISION_RANKS_MIN", thresholds.ranksMin(), "DECISION_RANKS_WARN", thresholds.ranksWarn());
        refuseInverted(
                "TOP_DECILE_KEPT_MIN", thresholds.topDecileMin(), "TOP_DECILE_KEPT_WARN", thresholds.topDecileWarn());
        return thresholds;
    }

    private static void refuseInverted(String minName, double min, String warnName, double warn) {
        if (min > warn) {
            throw new ConfigurationException(minName + "=" + min + " is not allowed: at most " + warnName + "=" + warn
                    + " is expected, or the warning would never come first. Lower the one or raise the other.");
        }
    }
}
