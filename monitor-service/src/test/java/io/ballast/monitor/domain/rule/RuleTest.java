package io.ballast.monitor.domain.rule;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleTest {

    @ParameterizedTest
    @CsvSource({"199,true", "200,false", "201,false"})
    void shouldBreachBelowItsThresholdAndNotOnIt(double value, boolean breached) {
        assertThat(rule(Comparison.BELOW, 0, 1).isBreached(200, List.of(value), false))
                .isEqualTo(breached);
    }

    @ParameterizedTest
    @CsvSource({"2,false", "3,true"})
    void shouldBreachAboveItsThreshold(double value, boolean breached) {
        assertThat(rule(Comparison.ABOVE, 0, 1).isBreached(2, List.of(value), false))
                .isEqualTo(breached);
    }

    @Test
    void shouldEndABreachOnlyBeyondTheHysteresis() {
        Rule rule = rule(Comparison.BELOW, 10, 1);

        assertThat(rule.isBreached(200, List.of(205.0), true)).isTrue();
        assertThat(rule.isBreached(200, List.of(205.0), false)).isFalse();
        assertThat(rule.isBreached(200, List.of(210.0), true)).isFalse();
    }

    @Test
    void shouldWaitForEnoughSessionsInARow() {
        Rule rule = rule(Comparison.BELOW, 0, 3);

        assertThat(rule.isBreached(200, List.of(150.0, 150.0), false)).isFalse();
        assertThat(rule.isBreached(200, List.of(150.0, 250.0, 150.0), false)).isFalse();
        assertThat(rule.isBreached(200, List.of(150.0, 150.0, 150.0), false)).isTrue();
    }

    @Test
    void shouldFollowTheThresholdOfItsVariable() {
        Rule rule = new Rule(
                "low",
                Metric.SYMBOLS_WITH_FEATURES,
                "",
                Comparison.BELOW,
                "feature_breadth_warn_symbols",
                null,
                Verdict.WARNING,
                0,
                1,
                "page",
                true);

        assertThat(rule.effectiveThreshold(Map.of("feature_breadth_warn_symbols", 200.0)))
                .isEqualTo(200);
        assertThatThrownBy(() -> rule.effectiveThreshold(Map.of("other", 1.0)))
                .hasMessageContaining("variable=feature_breadth_warn_symbols is not allowed");
    }

    @Test
    void shouldRefuseWhatCannotBeJudged() {
        assertThatThrownBy(() -> rule(Comparison.BELOW, -1, 1)).hasMessageContaining("hysteresis=-1.0");
        assertThatThrownBy(() -> rule(Comparison.BELOW, 0, 61)).hasMessageContaining("sessions=61");
        assertThatThrownBy(() -> Metric.of("mood")).hasMessageContaining("metric=mood");
        assertThatThrownBy(() -> Metric.DATA_LAG.requireScope("gold")).hasMessageContaining("scope=gold");
    }

    private static Rule rule(Comparison comparison, double hysteresis, int sessions) {
        return new Rule(
                "rule",
                Metric.SYMBOLS_WITH_FEATURES,
                "",
                comparison,
                null,
                200.0,
                Verdict.WARNING,
                hysteresis,
                sessions,
                "page",
                true);
    }
}
