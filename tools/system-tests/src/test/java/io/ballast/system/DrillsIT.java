package io.ballast.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** A real system is broken in many ways, and its own monitor has to notice, to name the cause, and to be at peace again. */
class DrillsIT {

    private static final int DRILLS = 200;
    private static final int QUIET = 250;

    @Test
    void shouldNoticeNameAndResolveWhatGoesWrong() {
        JsonNode report =
                drills(Duration.ofMinutes(6), "--only", "provider-loss,silent-repeat", "--quiet", "1", "--seed", "3");

        assertThat(report.path("passed").asBoolean()).as(report::toPrettyString).isTrue();
        assertThat(report.path("drills").asInt()).isEqualTo(2);
        assertThat(report.path("quietSessions").asInt()).isEqualTo(1);
        assertThat(causes(report)).containsExactly("bars:provider-missing", "figures:repeated");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "ballast.campaign",
            matches = "true",
            disabledReason = "not run: takes an hour or two; run it with -Dballast.campaign=true")
    void shouldHoldOverManyDrillsAndQuietSessions() {
        JsonNode report =
                drills(Duration.ofHours(4), "--drills", Integer.toString(DRILLS), "--quiet", Integer.toString(QUIET));

        assertThat(report.path("drills").asInt()).isEqualTo(DRILLS);
        assertThat(report.path("quietSessions").asInt()).isEqualTo(QUIET);
        assertThat(report.path("passed").asBoolean()).as(() -> failures(report)).isTrue();
        System.out.println("[ballast] drills: detected " + report.path("detected") + ", named " + report.path("named")
                + ", resolved " + report.path("resolved") + " of " + DRILLS + "; false alarms "
                + report.path("falseAlarms") + " in " + QUIET + " quiet sessions");
    }

    private static JsonNode drills(Duration patience, String... options) {
        List<String> call = new ArrayList<>(List.of("prove", "alerts", "--json"));
        call.addAll(List.of(options));
        try (LocalSystem system = new LocalSystem("drills")) {
            LocalSystem.Answer answer = system.call(patience, call.toArray(String[]::new));
            assertThat(answer.exitCode()).as(answer::toString).isIn(0, 2);
            return answer.json();
        }
    }

    private static List<String> causes(JsonNode report) {
        return outcomes(report).stream()
                .filter(outcome -> !outcome.path("drill").asText().equals("quiet"))
                .map(outcome -> outcome.path("cause").asText())
                .toList();
    }

    private static String failures(JsonNode report) {
        return outcomes(report).stream()
                .filter(outcome -> !outcome.path("passed").asBoolean())
                .map(JsonNode::toString)
                .toList()
                .toString();
    }

    private static List<JsonNode> outcomes(JsonNode report) {
        return StreamSupport.stream(report.path("outcomes").spliterator(), false)
                .toList();
    }
}
