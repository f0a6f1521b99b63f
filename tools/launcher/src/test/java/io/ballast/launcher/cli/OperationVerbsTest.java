package io.ballast.launcher.cli;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Verbs that start an operation and follow it. */
class OperationVerbsTest extends BallastCalls {

    @Test
    void shouldShowWhatCameOfEachChore() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\",\"state\":\"queued\"}")
                .on("GET /api/v1/operations/7", 200, """
                        {"id":"7","type":"monthly-maintenance","state":"partial","result":{"chores":[
                        {"name":"validation","status":"WARNING","summary":"1 of 12 rules are broken"}]},
                        "error":{"message":"not done: recompute-adv-fallback"}}""");

        assertThat(ballast("maintenance", "monthly", "--prune")).isEqualTo(ExitCode.PARTIAL);
        assertThat(monitor.bodies.get(0)).contains("\"type\":\"monthly-maintenance\"", "\"prune\":true");
        assertThat(out()).contains("validation", "WARNING", "1 of 12 rules are broken");
        assertThat(err()).contains("not done: recompute-adv-fallback");
    }

    @Test
    void shouldSayWhatToDoAfterTheEndOfADay() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"r\"}").on("GET /api/v1/operations/r", 200, """
                        {"id":"r","type":"eod-pipeline","state":"succeeded",
                        "result":{"latestSession":"2018-02-07","verdicts":{"breadth":"OK"}}}""");

        assertThat(ballast("eod")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("End of day 2018-02-07: succeeded");
        assertThat(err()).contains("./ballast certificate tells");
    }

    @Test
    void shouldNotCallAValidationUnknownThatIsNoPartOfADay() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"r\"}").on("GET /api/v1/operations/r", 200, """
                        {"id":"r","type":"eod-pipeline","state":"succeeded",
                        "result":{"latestSession":"2018-02-07","verdicts":{"breadth":"OK","validation":null}}}""");

        assertThat(ballast("eod")).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .contains("breadth OK", "validation not part of a day: ./ballast validate runs it")
                .doesNotContain("UNKNOWN");
    }

    @Test
    void shouldSayWhyThereIsNoEndOfADay() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"r\"}").on("GET /api/v1/operations/r", 200, """
                        {"id":"r","type":"eod-pipeline","state":"succeeded",
                        "result":{"skipped":true,"reason":"2018-02-10 (saturday) is no session"}}""");

        assertThat(ballast("eod", "--date", "2018-02-10")).isEqualTo(ExitCode.DONE);
        assertThat(out().trim()).isEqualTo("2018-02-10 (saturday) is no session");
        assertThat(err()).doesNotContain("certificate");
    }

    @Test
    void shouldSayHowToGoOnWithARunThatFailed() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"r\"}")
                .on("GET /api/v1/operations/r", 200, """
                        {"id":"r","type":"eod-pipeline","state":"failed","error":{"message":"Step features failed"}}""")
                .on("GET /api/v1/pipeline-runs", 200, """
                        {"items":[{"runId":"r","kind":"eod-pipeline","state":"failed"}]}""");

        assertThat(ballast("eod")).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains("Step features failed", "./ballast eod --resume r");
        assertThat(ballast("eod", "--resume", "r")).isEqualTo(ExitCode.FAILED);
        assertThat(monitor.bodies.get(1)).contains("\"resume\":\"r\"");
        assertThat(ballast("eod", "--resume", "r", "--date", "2018-02-07")).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource({"400,2", "403,4", "404,3", "409,5", "500,1", "503,6"})
    void shouldTranslateRefusalsOfTheMonitor(int status, int code) {
        monitor.on(
                "POST /api/v1/operations", status, "{\"detail\":\"It is refused.\",\"hint\":\"Do something else.\"}");

        assertThat(ballast("tasks", "dispatch", "predict")).isEqualTo(code);

        assertThat(err()).contains("It is refused.", "Do something else.");
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"succeeded,0", "partial,7", "failed,1", "cancelled,1"})
    void shouldFollowAnOperationToItsEnd(String state, int code) {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");
        monitor.on(
                "GET /api/v1/operations/7",
                200,
                "{\"id\":\"7\",\"type\":\"historical-backfill\",\"state\":\"" + state
                        + "\",\"progress\":{\"done\":3,\"total\":4,\"unit\":\"windows\"},"
                        + "\"error\":{\"message\":\"Out of luck.\",\"hint\":\"Try again.\"}}");

        assertThat(ballast("backfill")).isEqualTo(code);

        assertThat(err()).contains("historical-backfill", state, "3 of 4 windows");
        if (code != 0) {
            assertThat(err()).contains("Out of luck.", "Try again.");
        }
    }

    @ParameterizedTest
    @CsvSource({"train,train-models", "predict,predict"})
    void shouldNameTheSessionToTrainForOrToPredict(String verb, String type) throws IOException {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");
        monitor.on("GET /api/v1/operations/7", 200, "{\"id\":\"7\",\"state\":\"succeeded\"}");

        assertThat(ballast(verb, "--date", "2018-02-07")).isZero();

        JsonNode asked = JSON.readTree(monitor.bodies.get(0));
        assertThat(asked.path("type").asText()).isEqualTo(type);
        assertThat(asked.at("/parameters/session").asText()).isEqualTo("2018-02-07");
    }

    @Test
    void shouldPassDocumentedVariablesOnAndNeverCredentials() throws IOException {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");
        monitor.on("GET /api/v1/operations/7", 200, "{\"id\":\"7\",\"state\":\"succeeded\"}");
        environment.put("BACKFILL_TARGET_DAYS", "1000");
        environment.put("UNIVERSE_MIN_PRICE_USD", "");
        environment.put("APCA_API_SECRET_KEY", "secret");
        environment.put("DATABASE_URL", "postgresql://me:secret@host/db");
        environment.put("SHELL", "/bin/sh");
        ballast("backfill");
        ballast("backfill", "--target-days", "30");

        JsonNode fromEnvironment = JSON.readTree(monitor.bodies.get(0));
        assertThat(fromEnvironment.path("type").asText()).isEqualTo("historical-backfill");
        assertThat(fromEnvironment.path("parameters").path("variables").toString())
                .isEqualTo("{\"BACKFILL_TARGET_DAYS\":\"1000\",\"UNIVERSE_MIN_PRICE_USD\":\"\"}");
        assertThat(JSON.readTree(monitor.bodies.get(1))
                        .at("/parameters/variables/BACKFILL_TARGET_DAYS")
                        .asText())
                .isEqualTo("30");
    }

    @Test
    void shouldReadParametersOfATaskAsJsonWhereTheyAre() throws IOException {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");

        assertThat(ballast("tasks", "dispatch", "x", "-p", "full=true", "-p", "days=3", "-p", "date=2018-02-07"))
                .isZero();

        JsonNode parameters = JSON.readTree(monitor.bodies.get(0)).path("parameters");
        assertThat(parameters.toString()).isEqualTo("{\"full\":true,\"days\":3,\"date\":\"2018-02-07\"}");
        assertThat(out().trim()).isEqualTo("7");
    }

    @Test
    void shouldPrintOneObjectWithAllDocumentedKeysAfterABootstrap() throws IOException {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\",\"runId\":\"7\"}");
        monitor.on(
                "GET /api/v1/operations/7",
                200,
                "{\"id\":\"7\",\"runId\":\"7\",\"type\":\"bootstrap\",\"state\":\"succeeded\","
                        + "\"result\":{\"bars\":621535,\"provider\":\"polygon\",\"verdicts\":{\"breadth\":\"CRITICAL\"}}}");
        monitor.on(
                "GET /api/v1/pipeline-runs/7",
                200,
                "{\"steps\":[{\"name\":\"universe\",\"state\":\"succeeded\",\"seconds\":1.5,\"unit\":null}]}");

        assertThat(ballast("bootstrap", "--json")).isZero();

        JsonNode printed = JSON.readTree(out());
        assertThat(printed.fieldNames())
                .toIterable()
                .containsExactly(
                        "provider",
                        "from",
                        "to",
                        "latestSession",
                        "symbols",
                        "bars",
                        "quarantined",
                        "featureRows",
                        "symbolsWithFeatures",
                        "featureCoverageRate",
                        "targetCoverage",
                        "selectedTarget",
                        "fallback",
                        "models",
                        "predictions",
                        "verdicts",
                        "seconds");
        assertThat(printed.path("bars").asLong()).isEqualTo(621535);
        assertThat(printed.path("models").isNull()).isTrue();
        assertThat(printed.at("/seconds/universe").asDouble()).isEqualTo(1.5);
        assertThat(err()).contains("universe", "succeeded", "1.5 s");
    }
}
