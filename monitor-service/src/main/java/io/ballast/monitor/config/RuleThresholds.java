package io.ballast.monitor.config;

import java.util.Map;

import io.ballast.monitor.domain.decision.DecisionThresholds;
import io.ballast.monitor.domain.rule.AllowedLags;
import io.ballast.monitor.domain.rule.BreadthThresholds;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.ShippedRule;

/** Puts the thresholds of rules in front of those that are configured. */
final class RuleThresholds {

    private final Map<ShippedRule, Double> own;

    private RuleThresholds(Map<ShippedRule, Double> own) {
        this.own = own;
    }

    static MonitorSettings over(MonitorSettings configured, Map<ShippedRule, Double> own) {
        RuleThresholds rules = new RuleThresholds(own);
        return new MonitorSettings(
                rules.breadth(configured.breadth()),
                rules.decision(configured.decision()),
                rules.get(ShippedRule.TARGET_COVERAGE_LOW, configured.minTargetCoverage()),
                rules.lags(configured.allowedLag()),
                configured.horizon(),
                configured.daysBack());
    }

    private BreadthThresholds breadth(BreadthThresholds configured) {
        return new BreadthThresholds(
                symbols(ShippedRule.BREADTH_CRITICAL, configured.minSymbols()),
                symbols(ShippedRule.BREADTH_LOW, configured.warnSymbols()),
                get(ShippedRule.FEATURE_COVERAGE_LOW, configured.featureCoverageWarnRate()),
                get(ShippedRule.UNIVERSE_COVERAGE_LOW, configured.universeCoverageWarnRate()),
                get(ShippedRule.UNIVERSE_COVERAGE_CRITICAL, configured.universeCoverageMinRate()),
                get(ShippedRule.BREADTH_DROP_LOW, configured.dropWarnRate()),
                get(ShippedRule.BREADTH_DROP_CRITICAL, configured.dropMinRate()));
    }

    private DecisionThresholds decision(DecisionThresholds configured) {
        return new DecisionThresholds(
                get(ShippedRule.DECISION_RANKS_CHANGED, configured.ranksWarn()),
                get(ShippedRule.DECISION_RANKS_CRITICAL, configured.ranksMin()),
                get(ShippedRule.TOP_DECILE_CHANGED, configured.topDecileWarn()),
                get(ShippedRule.TOP_DECILE_CRITICAL, configured.topDecileMin()));
    }

    private AllowedLags lags(AllowedLags configured) {
        AllowedLags lags = configured;
        lags = lag(lags, ShippedRule.BARS_STALE, DataSet.BARS);
        lags = lag(lags, ShippedRule.FEATURES_STALE, DataSet.FEATURES);
        lags = lag(lags, ShippedRule.PREDICTIONS_STALE, DataSet.PREDICTIONS);
        return lag(lags, ShippedRule.FUNDAMENTALS_STALE, DataSet.FUNDAMENTALS);
    }

    private AllowedLags lag(AllowedLags lags, ShippedRule rule, DataSet dataSet) {
        Double threshold = own.get(rule);
        return threshold == null ? lags : lags.with(dataSet, threshold);
    }

    private double get(ShippedRule rule, double configured) {
        return own.getOrDefault(rule, configured);
    }

    /** Symbols are whole: none is below 150.5 that is not below 151. */
    private int symbols(ShippedRule rule, int configured) {
        return (int) Math.ceil(get(rule, configured));
    }
}
