package io.ballast.monitor.rest;

import java.util.Map;

import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * One rule.
 *
 * @param name its name
 * @param metric the figure it watches
 * @param scope data set, target, or a part of the universe such as {@code sector=Energy}; empty for all there is
 * @param comparison below or above
 * @param variable the variable whose threshold it follows, null if it has its own
 * @param threshold the threshold that holds
 * @param severity of a breach
 * @param hysteresis how far beyond the threshold a breach is over
 * @param sessions for how many sessions in a row the value must breach
 * @param runbook page that tells what to do
 * @param enabled whether it is watched
 */
public record RuleReply(
        String name,
        String metric,
        String scope,
        String comparison,
        String variable,
        Double threshold,
        Verdict severity,
        double hysteresis,
        int sessions,
        String runbook,
        boolean enabled) {

    static RuleReply of(Rule rule, Map<String, Double> variables) {
        return rule == null
                ? null
                : new RuleReply(
                        rule.name(),
                        rule.metric().label(),
                        rule.scope(),
                        rule.comparison().label(),
                        rule.variable(),
                        rule.effectiveThreshold(variables),
                        rule.severity(),
                        rule.hysteresis(),
                        rule.sessions(),
                        rule.runbook(),
                        rule.enabled());
    }
}
