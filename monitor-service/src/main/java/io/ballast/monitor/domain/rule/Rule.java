package io.ballast.monitor.domain.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is watched, and when it is a breach.
 *
 * @param name kebab case, unique
 * @param metric the figure
 * @param scope data set, target or {@link Segment}; empty for all there is
 * @param comparison which side of the threshold is bad
 * @param variable the variable, in lower case, whose threshold the rule follows; null if it has its own
 * @param threshold its own threshold, finite; null if it follows a variable
 * @param severity WARNING or CRITICAL
 * @param hysteresis how far beyond the threshold a value must be to clear a breach, in the metric's unit, at least 0
 * @param sessions for how many sessions in a row the value must breach, 1 to 60
 * @param runbook page that tells what to do
 * @param enabled whether it is watched at all
 */
public record Rule(
        String name,
        Metric metric,
        String scope,
        Comparison comparison,
        String variable,
        Double threshold,
        Verdict severity,
        double hysteresis,
        int sessions,
        String runbook,
        boolean enabled) {

    private static final int MAX_SESSIONS = 60;

    /** Refuses what cannot be judged, naming what is allowed. */
    public Rule {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(comparison, "comparison");
        require(name != null && name.matches("[a-z0-9]+(-[a-z0-9]+)*"), "name", name, "kebab case");
        metric.requireScope(scope);
        require((variable == null) != (threshold == null), "threshold", threshold, "a number or a variable, not both");
        require(threshold == null || Double.isFinite(threshold), "threshold", threshold, "a finite number");
        require(severity == Verdict.WARNING || severity == Verdict.CRITICAL, "severity", severity, "warning, critical");
        require(Double.isFinite(hysteresis) && hysteresis >= 0, "hysteresis", hysteresis, "a number from 0");
        require(sessions >= 1 && sessions <= MAX_SESSIONS, "sessions", sessions, "1 to " + MAX_SESSIONS);
        require(runbook != null && !runbook.isBlank(), "runbook", runbook, "a page");
    }

    /**
     * The part of the universe it looks at alone.
     *
     * @return empty if it looks at all of it
     */
    public Optional<Segment> segment() {
        return Segment.of(scope);
    }

    /**
     * The threshold that holds.
     *
     * @param variables thresholds by variable, lower case
     * @return the rule's own, or that of its variable
     * @throws IllegalArgumentException if there is no such variable
     */
    public double effectiveThreshold(Map<String, Double> variables) {
        if (threshold != null) {
            return threshold;
        }
        Double configured = variables.get(variable);
        if (configured == null) {
            throw new IllegalArgumentException(
                    "variable=" + variable + " is not allowed: one of " + variables.keySet() + " is expected");
        }
        return configured;
    }

    /**
     * Judges the latest session.
     *
     * @param bound the threshold that holds
     * @param recent the measured values, newest session first, at least one
     * @param breached whether the rule is in breach already
     * @return whether it is now: a breach begins after enough sessions in a row, and ends beyond the hysteresis
     */
    public boolean isBreached(double bound, List<Double> recent, boolean breached) {
        if (breached) {
            return comparison.breaches(recent.get(0), comparison.clearing(bound, hysteresis));
        }
        return recent.size() >= sessions
                && recent.stream().limit(sessions).allMatch(value -> comparison.breaches(value, bound));
    }

    private static void require(boolean fits, String field, Object value, String allowed) {
        if (!fits) {
            throw new IllegalArgumentException(field + "=" + value + " is not allowed: " + allowed + " is expected");
        }
    }
}
