package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What was measured for a session.
 *
 * @param metric which figure
 * @param scope data set or target, empty where the metric has only one
 * @param session the session it is of
 * @param value finite
 */
public record Measurement(Metric metric, String scope, LocalDate session, double value) {

    /** Refuses values that are not finite: what could not be measured has no measurement. */
    public Measurement {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(session, "session");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(metric.label() + "=" + value + " is not a finite number");
        }
    }

    /**
     * Whether a rule watches this figure.
     *
     * @param rule any rule
     * @return true if metric and scope are the rule's
     */
    public boolean isOf(Rule rule) {
        return metric == rule.metric() && scope.equals(rule.scope());
    }
}
