package io.ballast.monitor.domain.validation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.ballast.monitor.domain.rule.Verdict;

/**
 * What a validation came to.
 *
 * @param id which validation
 * @param takenAt business time
 * @param scope what was looked at
 * @param assumedMembership share of the members' days whose membership is only assumed, 0 to 1; null if nobody can tell
 * @param results a result per rule
 */
public record ValidationReport(
        UUID id, Instant takenAt, ValidationScope scope, Double assumedMembership, List<CheckResult> results) {

    /** Copies the list. */
    public ValidationReport {
        results = List.copyOf(results);
    }

    /**
     * The verdict over all rules. A rule with nothing to look at, as statements in a market without any, says nothing.
     *
     * @return the worst; UNKNOWN if no rule had anything to look at
     */
    public Verdict verdict() {
        return Verdict.worst(results.stream()
                .map(CheckResult::verdict)
                .filter(verdict -> verdict != Verdict.UNKNOWN)
                .toList());
    }
}
