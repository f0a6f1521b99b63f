package io.ballast.simulator.config;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatorSettingsTest {
    @Test
    void shouldHaveDefaults() {
        SimulatorSettings settings = from(Map.of());

        assertThat(settings.apiKey()).isEqualTo("demo");
        assertThat(settings.symbols()).isEqualTo(300);
        assertThat(settings.seed()).isEqualTo(42);
        assertThat(settings.days()).isEqualTo(500);
        assertThat(settings.clock()).isEqualTo("2025-01-01T04:59:00Z");
        assertThat(settings.replay()).isEmpty();
        assertThat(settings.until()).isEmpty();
        assertThat(settings.benchmark()).isEqualTo("IWM");
        assertThat(settings.requestsPerMinute()).isZero();
    }

    @Test
    void shouldReadEveryVariable() {
        SimulatorSettings settings = from(Map.of(
                "SIMULATOR_API_KEY", "k",
                "SIMULATOR_SYMBOLS", "80",
                "SIMULATOR_SEED", "-7",
                "SIMULATOR_DAYS", "900",
                "SIMULATOR_CLOCK", "2023-07-03T20:00:00Z",
                "SIMULATOR_REPLAY", "/data",
                "SIMULATOR_UNTIL", "2017-01-03",
                "SIMULATOR_REQUESTS_PER_MINUTE", "5",
                "BENCHMARK_SYMBOL", "SPY"));

        assertThat(settings.apiKey()).isEqualTo("k");
        assertThat(settings.symbols()).isEqualTo(80);
        assertThat(settings.seed()).isEqualTo(-7);
        assertThat(settings.days()).isEqualTo(900);
        assertThat(settings.clock()).isEqualTo("2023-07-03T20:00:00Z");
        assertThat(settings.replay()).hasToString("Optional[/data]");
        assertThat(settings.until()).hasToString("Optional[2017-01-03]");
        assertThat(settings.requestsPerMinute()).isEqualTo(5);
        assertThat(settings.benchmark()).isEqualTo("SPY");
    }

    @ParameterizedTest
    @CsvSource({
        "SIMULATOR_SYMBOLS, 0, from 1 to 10000",
        "SIMULATOR_SYMBOLS, many, from 1 to 10000",
        "SIMULATOR_DAYS, -1, from 1 to 9000",
        "SIMULATOR_SEED, 1.5, whole number",
        "SIMULATOR_CLOCK, noon, instant",
        "SIMULATOR_UNTIL, 2017, YYYY-MM-DD"
    })
    void shouldNameVariableValueAndWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> from(Map.of(name, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(name + "=" + value + " is not allowed")
                .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @CsvSource({"SIMULATOR_DAYS, 6000, 2011-01-03", "SIMULATOR_CLOCK, 2036-01-02T00:00:00Z, 2035-12-31"})
    void shouldRefuseARangeTheMarketDoesNotHave(String name, String value, String bound) {
        SimulatorSettings settings = from(Map.of("SIMULATOR_SYMBOLS", "2", name, value));

        assertThatThrownBy(() -> MarketFactory.create(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(bound);
    }

    private static SimulatorSettings from(Map<String, String> variables) {
        return SimulatorSettings.from(name -> Optional.ofNullable(variables.get(name)));
    }
}
