package io.ballast.monitor.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ballast.monitor.application.ValidationReports;
import io.ballast.monitor.domain.rule.Verdict;
import io.ballast.monitor.domain.validation.CheckResult;
import io.ballast.monitor.domain.validation.Finding;
import io.ballast.monitor.domain.validation.ValidationReport;
import io.ballast.monitor.domain.validation.ValidationRule;

/**
 * What a validation came to.
 *
 * @param id which validation
 * @param status the verdict
 * @param summary the verdict in a sentence
 * @param takenAt business time
 * @param from first session looked at, null for all
 * @param symbols symbols looked at, empty for all
 * @param assumedMembership share of the members' days on which membership is assumed by figures of a later day; null if
 *     nobody can tell
 * @param checks a result per rule
 */
public record ValidationReply(
        UUID id,
        Verdict status,
        String summary,
        Instant takenAt,
        LocalDate from,
        List<String> symbols,
        Double assumedMembership,
        List<Check> checks) {

    private static final int EXAMPLES = 5;

    /**
     * What came of one rule.
     *
     * @param rule its name
     * @param demand what it demands
     * @param status its verdict
     * @param unit what is counted
     * @param checked how many were looked at
     * @param found how many are wanting
     * @param foundBefore the same in the validation before, null if there was none
     * @param tolerance share that may be wanting, 0 to 1
     * @param examples the first of them
     */
    public record Check(
            String rule,
            String demand,
            Verdict status,
            String unit,
            long checked,
            long found,
            Long foundBefore,
            double tolerance,
            List<Finding> examples) {}

    static ValidationReply of(ValidationReport report, ValidationReports reports) {
        Map<ValidationRule, Long> before =
                reports.before(report).map(ValidationReport::results).orElse(List.of()).stream()
                        .collect(Collectors.toMap(CheckResult::rule, CheckResult::found));
        List<Check> checks = report.results().stream()
                .map(result -> check(report.id(), result, before.get(result.rule()), reports))
                .toList();
        return new ValidationReply(
                report.id(),
                report.verdict(),
                summary(checks),
                report.takenAt(),
                report.scope().from(),
                report.scope().symbols(),
                report.assumedMembership(),
                checks);
    }

    /**
     * Says how much of the membership is assumed.
     *
     * @return a sentence for people, null if there is nothing to say
     */
    public String assumption() {
        return AssumedMembership.sentence(assumedMembership);
    }

    private static Check check(UUID id, CheckResult result, Long foundBefore, ValidationReports reports) {
        ValidationRule rule = result.rule();
        List<Finding> examples = result.found() == 0 ? List.of() : reports.findings(id, rule, 0, EXAMPLES);
        return new Check(
                rule.label(),
                rule.demand(),
                result.verdict(),
                rule.unit(),
                result.checked(),
                result.found(),
                foundBefore,
                rule.tolerance(),
                examples);
    }

    private static String summary(List<Check> checks) {
        List<String> broken = checks.stream()
                .filter(check -> check.status() == Verdict.WARNING || check.status() == Verdict.CRITICAL)
                .map(check -> check.rule() + " (" + check.found() + " of " + check.checked() + " " + check.unit() + ")")
                .toList();
        return broken.isEmpty() ? "No rule is broken." : "Broken: " + String.join(", ", broken) + ".";
    }
}
