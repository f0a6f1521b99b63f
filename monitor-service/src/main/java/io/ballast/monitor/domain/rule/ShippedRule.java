package io.ballast.monitor.domain.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule that comes with Ballast and follows a variable until somebody gives it a threshold of its own. That threshold is
 * then the one reports, certificates and metrics judge by and show.
 */
public enum ShippedRule {
    TARGET_COVERAGE_LOW(Metric.TARGET_COVERAGE, Target.PRIMARY.column(), "min_target_coverage"),
    BREADTH_CRITICAL(Metric.SYMBOLS_WITH_FEATURES, "", "feature_breadth_min_symbols"),
    BREADTH_LOW(Metric.SYMBOLS_WITH_FEATURES, "", "feature_breadth_warn_symbols"),
    FEATURE_COVERAGE_LOW(Metric.FEATURE_COVERAGE, "", "feature_coverage_warn_rate"),
    UNIVERSE_COVERAGE_LOW(Metric.UNIVERSE_COVERAGE, "", "universe_coverage_warn_rate"),
    UNIVERSE_COVERAGE_CRITICAL(Metric.UNIVERSE_COVERAGE, "", "universe_coverage_min_rate"),
    BREADTH_DROP_LOW(Metric.BREADTH_AGAINST_MEDIAN, "", "breadth_drop_warn_rate"),
    BREADTH_DROP_CRITICAL(Metric.BREADTH_AGAINST_MEDIAN, "", "breadth_drop_min_rate"),
    DECISION_RANKS_CHANGED(Metric.DECISION_RANKS, "", "decision_ranks_warn"),
    DECISION_RANKS_CRITICAL(Metric.DECISION_RANKS, "", "decision_ranks_min"),
    TOP_DECILE_CHANGED(Metric.TOP_DECILE_KEPT, "", "top_decile_kept_warn"),
    TOP_DECILE_CRITICAL(Metric.TOP_DECILE_KEPT, "", "top_decile_kept_min"),
    BARS_STALE(Metric.DATA_LAG, DataSet.BARS.label(), "data_lag_warn_business_days"),
    FEATURES_STALE(Metric.DATA_LAG, DataSet.FEATURES.label(), "data_lag_warn_business_days"),
    PREDICTIONS_STALE(Metric.DATA_LAG, DataSet.PREDICTIONS.label(), "data_lag_warn_business_days"),
    FUNDAMENTALS_STALE(Metric.DATA_LAG, DataSet.FUNDAMENTALS.label(), "data_lag_warn_business_days");

    private final Metric metric;
    private final String scope;
    private final String variable;

    ShippedRule(Metric metric, String scope, String variable) {
        this.metric = metric;
        this.scope = scope;
        this.variable = variable;
    }

    /**
     * The thresholds that some of them have of their own.
     *
     * @param rules all rules; one of a shipped name that watches something else by now is no shipped one
     * @return by shipped rule
     */
    public static Map<ShippedRule, Double> ownThresholds(List<Rule> rules) {
        Map<ShippedRule, Double> own = new TreeMap<>();
        for (Rule rule : rules) {
            Arrays.stream(values())
                    .filter(shipped -> rule.threshold() != null && shipped.is(rule))
                    .forEach(shipped -> own.put(shipped, rule.threshold()));
        }
        return own;
    }

    /**
     * The variable it follows by default.
     *
     * @return lower case
     */
    public String variable() {
        return variable;
    }

    private boolean is(Rule rule) {
        Comparison usual = metric == Metric.DATA_LAG ? Comparison.ABOVE : Comparison.BELOW;
        return rule.name().equals(name().toLowerCase(Locale.ROOT).replace('_', '-'))
                && rule.metric() == metric
                && rule.scope().equals(scope)
                && rule.comparison() == usual;
    }
}
