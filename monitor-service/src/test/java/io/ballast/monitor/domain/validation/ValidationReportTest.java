package io.ballast.monitor.domain.validation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.ballast.monitor.domain.rule.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValidationReportTest {

    @ParameterizedTest
    @CsvSource({
        "BARS_COMPLETE, 1000, 10, OK",
        "BARS_COMPLETE, 1000, 11, WARNING",
        "BARS_SANE, 1000, 0, OK",
        "BARS_SANE, 1000, 1, CRITICAL",
        "BARS_SANE, 0, 0, UNKNOWN",
        "STATEMENTS_RECENT, 10, 2, OK",
        "STATEMENTS_RECENT, 10, 3, WARNING"
    })
    void shouldJudgeARuleByItsTolerance(ValidationRule rule, long checked, long found, Verdict verdict) {
        assertThat(new CheckResult(rule, checked, found).verdict()).isEqualTo(verdict);
    }

    @Test
    void shouldTakeTheWorstAndLeaveOutWhatHadNothingToLookAt() {
        CheckResult nothing = new CheckResult(ValidationRule.STATEMENTS_RECENT, 0, 0);
        CheckResult good = new CheckResult(ValidationRule.BARS_SANE, 100, 0);
        CheckResult poor = new CheckResult(ValidationRule.BARS_COMPLETE, 100, 50);
        CheckResult bad = new CheckResult(ValidationRule.FACTORS_CONSISTENT, 100, 1);

        assertThat(report(nothing, good).verdict()).isEqualTo(Verdict.OK);
        assertThat(report(nothing, good, poor).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(report(bad, good, poor).verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(report(nothing).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(ValidationRule.class)
    void shouldFindARuleByItsLabel(ValidationRule rule) {
        assertThat(ValidationRule.of(rule.label())).contains(rule);
        assertThat(rule.label()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void shouldRefuseCountsBelowZero() {
        assertThatThrownBy(() -> new CheckResult(ValidationRule.BARS_SANE, 10, -1))
                .hasMessageContaining("bars-sane");
    }

    private static ValidationReport report(CheckResult... results) {
        return new ValidationReport(
                UUID.randomUUID(), Instant.EPOCH, new ValidationScope(null, List.of()), null, List.of(results));
    }
}
