package io.ballast.monitor.domain.rule;

import java.util.Collection;
import java.util.Objects;

/**
 * One measured value against one threshold.
 *
 * @param name kebab-case name, unique within a report
 * @param value what was measured, finite; null if there was nothing to measure
 * @param threshold the threshold it was compared with, finite; null if none applies
 * @param verdict the outcome
 * @param message a sentence for people that names value and threshold
 */
public record Check(String name, Double value, Double threshold, Verdict verdict, String message) {

    /** Refuses blanks and values that are not finite. */
    public Check {
        if (name.isBlank() || message.isBlank()) {
            throw new IllegalArgumentException("a check needs a name and a message: '" + name + "', '" + message + "'");
        }
        Objects.requireNonNull(verdict, "verdict");
        requireFinite(value);
        requireFinite(threshold);
    }

    /**
     * The verdict over several checks.
     *
     * @param checks any number of checks
     * @return the worst one, UNKNOWN if there is none
     */
    public static Verdict worst(Collection<Check> checks) {
        return Verdict.worst(checks.stream().map(Check::verdict).toList());
    }

    private static void requireFinite(Double number) {
        if (number != null && !Double.isFinite(number)) {
            throw new IllegalArgumentException(number + " is not a finite number; use null for 'not measured'");
        }
    }
}
