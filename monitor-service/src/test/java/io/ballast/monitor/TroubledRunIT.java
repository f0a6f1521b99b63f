package io.ballast.monitor;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.application.Bootstrap;
import io.ballast.monitor.support.Chain;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.FakeContext;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What becomes of runs when something stands in their way. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class TroubledRunIT extends LedRuns {

    @Inject
    Bootstrap bootstrap;

    @Test
    void shouldGoOnWithARunThatAKillInterrupted() {
        UUID id = UUID.randomUUID();
        String runId = id.toString();
        long[] checkpoints = {0};
        FakeContext killed = new FakeContext(id, "bootstrap", json.createObjectNode(), () -> ++checkpoints[0] > 2);
        assertThatThrownBy(() -> bootstrap.run(killed)).isInstanceOf(FakeContext.KilledException.class);
        StandInServices.Operation universe = services.find(runId, "rebuild-universe");

        Thread chain = new Thread(() -> {
            completeStarted(runId, "rebuild-universe", "");
            completeStarted(runId, "historical-backfill", "");
            completeStarted(runId, "upsert-fundamentals", "");
            completeStarted(runId, "recompute-adv-fallback", "");
            Chain rest = new Chain(runId, LATEST);
            broker.send(runId, rest.bars());
            broker.send(runId, rest.features());
            broker.send(runId, rest.progressed("model", "train-models", "succeeded", 10, null));
            announceModels(rest, false);
        });
        chain.start();
        OperationOutcome outcome =
                bootstrap.run(new FakeContext(id, "bootstrap", json.createObjectNode(), () -> false));

        assertThat(outcome.missing()).isNull();
        assertThat(services.find(runId, "rebuild-universe")).isSameAs(universe);
    }

    @Test
    void shouldFailARunByTheStepThatFailedNamingServiceOperationAndError() {
        String runId = submit("eod-pipeline", "{}");
        StandInServices.Operation ingest = awaitOperation(runId, "daily-ingest");
        assertThat(ingest.body()).contains("\"final\":true", "\"session\":\"2018-02-07\"");

        ingest.fails("polygon answered 403");

        JsonPath operation = awaitOperationState(runId, "failed");
        assertThat(operation.getString("error.message"))
                .contains("ingest", "daily-ingest", "ingestion", "polygon answered 403");
        assertThat(operation.getString("error.hint")).isEqualTo("Ask the provider.");
        given().get("/api/v1/pipeline-runs/" + runId)
                .then()
                .body("state", equalTo("failed"))
                .body("error", containsString("polygon answered 403"))
                .body("steps.state", equalTo(List.of("succeeded", "failed", "pending", "pending")));
    }

    @Test
    void shouldFailARunWhenALaterServiceSaysItsOperationFailed() {
        String runId = submit("eod-pipeline", "{\"session\":\"2018-02-06\"}");
        completeStarted(runId, "daily-ingest", "\"session\":\"2018-02-06\"");
        Chain chain = new Chain(runId, LATEST);

        broker.send(runId, chain.progressed("feature", "build-features", "failed", 3, "out of disk"));

        JsonPath operation = awaitOperationState(runId, "failed");
        assertThat(operation.getString("error.message"))
                .contains("features", "build-features", "feature", "out of disk");
    }

    @Test
    void shouldGoOnAtTheStepThatFailed() {
        String runId = submit("eod-pipeline", "{}");
        completeStarted(runId, "daily-ingest", "\"session\":\"2018-02-07\"");
        Chain chain = new Chain(runId, LATEST);
        broker.send(runId, chain.bars());
        broker.send(runId, chain.progressed("feature", "build-features", "failed", 3, "out of disk"));
        awaitOperationState(runId, "failed");

        String again = submit("eod-pipeline", "{\"resume\":\"" + runId + "\"}");

        patiently().untilAsserted(() -> assertThat(services.find(runId, "build-features:2"))
                .isNotNull());
        assertThat(services.find(runId, "daily-ingest:2"))
                .as("what is done stays done")
                .isNull();
        completeStarted(runId, "build-features:2", "\"session\":\"2018-02-07\"");
        broker.send(runId, chain.features());
        announceModels(chain, false);
        broker.send(runId, chain.progressed("model", "train-models", "succeeded", 10, null));
        awaitOperationState(again, "succeeded");
        given().get("/api/v1/pipeline-runs/" + runId)
                .then()
                .body("state", equalTo("succeeded"))
                .body("error", org.hamcrest.Matchers.nullValue())
                .body("steps.state", org.hamcrest.Matchers.everyItem(equalTo("succeeded")));
        assertThat(awaitOperationState(submit("eod-pipeline", "{\"resume\":\"" + runId + "\"}"), "failed")
                        .getString("error.message"))
                .contains(runId, "succeeded", "only a failed or cancelled one");
        given().contentType("application/json")
                .body("{\"type\":\"eod-pipeline\",\"parameters\":{\"resume\":\"nope\"}}")
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body("detail", containsString("resume=\"nope\""), "detail", containsString("pipeline-runs"));
    }

    @Test
    void shouldEndWithoutBarsAlsoIfTheFeaturesAreDoneBeforeAnybodyLooks() {
        certified("2018-02-06");

        String runId = submit("eod-pipeline", "{}");
        Chain chain = new Chain(runId, LocalDate.of(2018, 2, 6));
        awaitOperation(runId, "daily-ingest");

        broker.send(runId, chain.features());
        broker.send(runId, chain.progressed("feature", "build-features", "succeeded", 10, null));
        patiently().untilAsserted(() -> assertThat(step(runId, "features")).containsEntry("state", "succeeded"));
        broker.send(runId, chain.bars());
        completeStarted(runId, "daily-ingest", "\"session\":\"2018-02-07\"");

        assertThat(awaitOperationState(runId, "partial").getString("error.message"))
                .contains("nothing is predicted");
    }

    @Test
    void shouldStopBeforeItBeginsWhenThereIsNothingToIngest() {
        market.execute("update ingestion.test_member set included = false");

        String runId = submit("eod-pipeline", "{}");

        JsonPath operation = awaitOperationState(runId, "failed");
        assertThat(operation.getString("error.message")).contains("pre-flight", "universe is empty");
        assertThat(operation.getString("error.hint")).contains("bootstrap");
        assertThat(services.find(runId, "daily-ingest")).isNull();
        given().get("/api/v1/pipeline-runs/" + runId)
                .then()
                .body("steps[0].name", equalTo("pre-flight"))
                .body("steps.state", equalTo(List.of("failed", "pending", "pending", "pending")));
    }

    @Test
    void shouldLoseItsPatienceWithAStepThatDoesNotMove() {
        String runId = submit("eod-pipeline", "{}");
        awaitOperation(runId, "daily-ingest").runs(1);

        JsonPath operation = awaitOperationState(runId, "failed");
        assertThat(operation.getString("error.message")).contains("daily-ingest", "1 of 10", "4 s");
        assertThat(operation.getString("error.hint")).contains("PIPELINE_INGEST_TIMEOUT_SEC");
    }

    @Test
    void shouldWaitForAServiceThatIsAwayForAMoment() {
        services.failing(true);
        String runId = submit("eod-pipeline", "{}");
        patiently().untilAsserted(() -> assertThat(
                        String.valueOf(step(runId, "ingest").get("detail")))
                .contains("waiting"));

        services.failing(false);

        completeStarted(runId, "daily-ingest", "");
        patiently().untilAsserted(() -> assertThat(step(runId, "ingest"))
                .containsEntry("state", "succeeded")
                .containsEntry("detail", null));
        given().delete("/api/v1/operations/" + runId).then().statusCode(200);
        awaitOperationState(runId, "cancelled");
    }

    @Test
    void shouldCancelWhatItStartedWithTheRun() {
        String runId = submit("bootstrap", "{}");
        StandInServices.Operation universe = awaitOperation(runId, "rebuild-universe");
        universe.runs(1);
        patiently().untilAsserted(() -> assertThat(step(runId, "universe")).containsEntry("state", "running"));

        given().delete("/api/v1/operations/" + runId).then().statusCode(200);

        assertThat(universe.state()).isEqualTo("cancelled");
        patiently().untilAsserted(() -> given().get("/api/v1/pipeline-runs/" + runId)
                .then()
                .body("state", org.hamcrest.Matchers.oneOf("cancelled", "failed")));
    }
}
