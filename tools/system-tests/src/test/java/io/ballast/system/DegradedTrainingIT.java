package io.ballast.system;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** Models that found no target to learn from are not traded on until a person answers for them, or a training is good. */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class DegradedTrainingIT {

    private static final Duration LONG = Duration.ofMinutes(6);
    private static final int CERTIFIED = 0;
    private static final int WITHHELD = 2;

    @Test
    void shouldTradeOnADegradedTrainingOnlyOnceAPersonAnswersForIt() throws Exception {
        try (LocalSystem system = new LocalSystem("degraded-training")
                .with("FEATURE_BREADTH_MIN_SYMBOLS", "80")
                .with("FEATURE_BREADTH_WARN_SYMBOLS", "90")) {
            LocalSystem.Answer demo = system.demo(LONG, "--symbols", "120", "--json");
            assertThat(demo.exitCode()).as(demo::toString).isZero();
            await(system, CERTIFIED);

            succeed(system, "train", "--min-target-coverage", "1");
            await(system, WITHHELD);
            CrashedBackfill.await("an incident", () -> !incidents(system).isEmpty());
            JsonNode incident = incidents(system).get(0);
            assertThat(incident.path("severity").asText()).isEqualTo("CRITICAL");
            assertThat(incident.at("/symptoms/0/rule").asText()).isEqualTo("training-degraded");

            String id = incident.path("id").asText();
            succeed(system, "incidents", "ack", id, "--author", "Ada", "--note", "they will do");
            assertThat(certificate(system)).as("what was decided stays").isEqualTo(WITHHELD);
            succeed(system, "train", "--min-target-coverage", "1");
            await(system, CERTIFIED);
            assertThat(incidents(system)).hasSize(1);

            succeed(system, "train");
            CrashedBackfill.await("the incident to end", () -> incidents(system).isEmpty());
            assertThat(certificate(system)).isEqualTo(CERTIFIED);
        }
    }

    private static void succeed(LocalSystem system, String... verb) {
        LocalSystem.Answer answer = system.call(LONG, verb);
        assertThat(answer.exitCode()).as(answer::toString).isZero();
    }

    private static void await(LocalSystem system, int decision) throws Exception {
        CrashedBackfill.await("a decision " + decision, () -> certificate(system) == decision);
    }

    private static int certificate(LocalSystem system) {
        return system.call(LONG, "certificate").exitCode();
    }

    private static JsonNode incidents(LocalSystem system) {
        return system.call(LONG, "incidents", "--json").json().path("items");
    }
}
