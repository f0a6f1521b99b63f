package io.ballast.kit.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VariablesTest {

    @Test
    void shouldTakeDefaultsWhenAbsentOrBlank() {
        Variables variables = Variables.of(Map.of("A", " "));

        assertThat(variables.integer("A", 7, 0, 10)).isEqualTo(7);
        assertThat(variables.number("B", 0.6, 0, 1)).isEqualTo(0.6);
        assertThat(variables.list("C", List.of("polygon"))).containsExactly("polygon");
    }

    @Test
    void shouldReadEachKindOfValue() {
        Variables variables = Variables.of(Map.of(
                "N", "42", "X", "3e9", "S", "240", "L", "polygon, alpaca,", "T", "2018-02-07T23:59:00Z", "W", "sip"));

        assertThat(variables.integer("N", 0, 0, 100)).isEqualTo(42);
        assertThat(variables.number("X", 0, 0, 1e12)).isEqualTo(3e9);
        assertThat(variables.seconds("S", 1, 0, 1000)).isEqualTo(Duration.ofSeconds(240));
        assertThat(variables.list("L", List.of())).containsExactly("polygon", "alpaca");
        assertThat(variables.instantUnless("T", "system")).contains(Instant.parse("2018-02-07T23:59:00Z"));
        assertThat(variables.oneOf("W", "sip", List.of("sip", "iex"))).isEqualTo("sip");
    }

    @Test
    void shouldNameVariableValueAndBoundsWhenOutOfRange() {
        Variables variables = Variables.of(Map.of("BACKFILL_MIN_STEP", "0", "MIN_TARGET_COVERAGE", "1.5", "D", "soon"));

        assertThatThrownBy(() -> variables.integer("BACKFILL_MIN_STEP", 15, 1, 3650))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("BACKFILL_MIN_STEP=0")
                .hasMessageContaining("from 1 to 3650");
        assertThatThrownBy(() -> variables.number("MIN_TARGET_COVERAGE", 0.6, 0, 1))
                .hasMessageContaining("MIN_TARGET_COVERAGE=1.5")
                .hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> variables.instantUnless("D", "system")).hasMessageContaining("D=soon");
    }

    @Test
    void shouldSwitchOffOptionalNumberWhenEmpty() {
        Variables variables = Variables.of(Map.of("UNIVERSE_MIN_PRICE_USD", ""));

        assertThat(variables.optionalNumber("UNIVERSE_MIN_PRICE_USD", 2.0, 0, 1e6))
                .isEqualTo(OptionalDouble.empty());
        assertThat(variables.optionalNumber("ABSENT", 2.0, 0, 1e6)).hasValue(2.0);
    }

    @Test
    void shouldPreferValuesOfOneCall() {
        Variables variables = Variables.of(Map.of("DAYS_BACK", "30", "OTHER", "1"));

        Variables overlaid = variables.overlay(Map.of("DAYS_BACK", "60"));

        assertThat(overlaid.integer("DAYS_BACK", 1, 1, 100)).isEqualTo(60);
        assertThat(overlaid.integer("OTHER", 5, 1, 100)).isEqualTo(1);
    }
}
