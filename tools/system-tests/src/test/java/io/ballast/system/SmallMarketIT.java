package io.ballast.system;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Too few symbols are noticed: below 100 critical, below 200 a warning. */
class SmallMarketIT {

    @ParameterizedTest
    @CsvSource({"80, 2, CRITICAL", "150, 1, WARNING"})
    void shouldExitAsMonitoringPluginsDoWhenBreadthIsLow(String symbols, int exitCode, String verdict) {
        try (LocalSystem system = new LocalSystem("small-" + symbols)) {
            LocalSystem.Answer demo = system.demo(Duration.ofMinutes(5), "--symbols", symbols, "--json");
            assertThat(demo.exitCode()).as(demo::toString).isZero();

            LocalSystem.Answer breadth = system.call(Duration.ofMinutes(1), "breadth");

            assertThat(breadth.exitCode()).as(breadth::toString).isEqualTo(exitCode);
            assertThat(demo.json().path("verdicts").path("breadth").asText()).isEqualTo(verdict);
        }
    }
}
