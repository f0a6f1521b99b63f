package io.ballast.monitor.domain.validation;

import java.util.Objects;

import io.ballast.monitor.domain.rule.Verdict;

/**
 * What came of one rule.
 *
 * @param rule the rule
 * @param checked how many of its units were looked at
 * @param found how many of them are wanting
 */
public record CheckResult(ValidationRule rule, long checked, long found) {

    /** Refuses counts that do not fit. */
    public CheckResult {
        Objects.requireNonNull(rule, "rule");
        if (checked < 0 || found < 0) {
            throw new IllegalArgumentException(
                    rule.label() + ": " + found + " found of " + checked + " checked does not fit");
        }
    }

    /**
     * Whether the rule holds.
     *
     * @return OK within the rule's tolerance, else its severity; UNKNOWN if there was nothing to look at
     */
    public Verdict verdict() {
        if (checked == 0 && found == 0) {
            return Verdict.UNKNOWN;
        }
        return found > rule.tolerance() * checked ? rule.severity() : Verdict.OK;
    }
}
