package io.ballast.system;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** All five models learn from four years of five hundred real stocks, each on four folds and on everything, in a quarter of an hour. */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class RealTrainingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @Test
    void shouldTrainAllFiveModelsOnFourYearsAndSayHowLongItTakes() {
        String replay = SharedData.require("data/sp500-2013-2018").toString();
        try (LocalSystem system = new LocalSystem("real-training")
                .with("TRAIN_MODELS", "ridge,xgboost,xgboost-rank,lightgbm,random-forest")) {
            LocalSystem.Answer demo = system.demo(PATIENCE, "--replay", replay, "--exit", "--json");
            assertThat(demo.exitCode()).as(demo::toString).isZero();

            JsonNode result = demo.json();
            double seconds = result.path("seconds").path("train").asDouble();
            System.out.printf("[ballast] five models on four years took %.0f s: %s%n", seconds, result.path("models"));
            assertThat(result.path("models")).hasSize(7);
            assertThat(result.path("predictions").asInt()).isGreaterThanOrEqualTo(7 * 500);
            assertThat(demo.errors()).containsPattern("train .*training steps.* left");
            assertThat(seconds).isPositive().isLessThanOrEqualTo(LIMIT.toSeconds());
        }
    }
}
