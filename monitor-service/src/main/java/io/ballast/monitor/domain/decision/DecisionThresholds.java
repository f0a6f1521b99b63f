package io.ballast.monitor.domain.decision;

/**
 * What missing cells may do to a decision.
 *
 * @param ranksWarn rank correlation with and without them below which it is a warning
 * @param ranksMin below which it is critical
 * @param topDecileWarn share of the top decile that stays without them below which it is a warning
 * @param topDecileMin below which it is critical
 */
public record DecisionThresholds(double ranksWarn, double ranksMin, double topDecileWarn, double topDecileMin) {}
