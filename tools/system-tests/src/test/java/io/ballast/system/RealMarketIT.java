package io.ballast.system;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** Five years of five hundred real stocks, with the defects a real provider leaves in, from reply to prediction. */
class RealMarketIT {

    private static final Duration LIMIT = Duration.ofMinutes(8);

    @Test
    void shouldAccountForEveryBarOfTheReplay() {
        String replay = SharedData.require("data/sp500-2013-2018").toString();
        try (LocalSystem system = new LocalSystem("real-market")) {
            long start = System.nanoTime();
            LocalSystem.Answer demo = system.demo(LIMIT, "--replay", replay, "--exit", "--json");
            System.out.printf("[ballast] replay of 621,558 bars took %.0f s%n", (System.nanoTime() - start) / 1e9);
            assertThat(demo.exitCode()).as(demo::toString).isZero();

            JsonNode result = demo.json();
            System.out.println("[ballast] its steps: " + result.path("seconds") + ", peak PSS "
                    + result.path("peakPssMb") + " MB");
            assertThat(result.path("provider").asText()).isEqualTo("polygon");
            assertThat(result.path("symbols").asInt()).isEqualTo(505);
            assertThat(result.path("bars").asLong()).isEqualTo(621_535);
            assertThat(result.path("quarantined").path("null-value").asInt()).isEqualTo(11);
            assertThat(result.path("quarantined").path("low-above-open-close").asInt())
                    .isEqualTo(11);
            assertThat(result.path("quarantined").path("high-below-open-close").asInt())
                    .isEqualTo(1);
            assertThat(result.path("featureRows").asLong()).isEqualTo(619_017);
            assertThat(result.path("latestSession").asText()).isEqualTo("2018-02-07");
            assertThat(result.path("predictions").asInt()).isGreaterThanOrEqualTo(2 * 500);
            assertThat(result.path("peakPssMb").asDouble()).isLessThanOrEqualTo(2048);
        }
    }
}
