package io.ballast.monitor;

import java.time.Duration;
import java.util.Map;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.ballast.contracts.TrainedModel;
import io.ballast.monitor.support.Chain;
import io.ballast.monitor.support.StandInServices;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Runs over a market on which all is well, by services that stand in for the others. */
abstract class LedRuns extends WatchedMarket {

    @BeforeEach
    void addRows() {
        market.rows(300, LATEST);
    }

    @AfterEach
    void mendServices() {
        services.failing(false);
    }

    void announceModels(Chain chain, boolean fallback) {
        broker.send(chain.runId(), chain.trained(fallback));
        for (TrainedModel model : Chain.MODELS) {
            broker.send(chain.runId(), chain.predictions(model));
        }
    }

    static String submit(String type, String parameters) {
        return post("{\"type\":\"" + type + "\",\"parameters\":" + parameters + "}")
                .statusCode(202)
                .extract()
                .path("id");
    }

    static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/operations")
                .then();
    }

    StandInServices.Operation awaitOperation(String runId, String type) {
        patiently().until(() -> services.find(runId, type) != null);
        return services.find(runId, type);
    }

    void completeStarted(String runId, String type, String expectedInBody) {
        StandInServices.Operation operation = awaitOperation(runId, type);
        assertThat(operation.body()).contains(expectedInBody);
        operation.succeeds();
    }

    static JsonPath awaitOperationState(String id, String state) {
        patiently()
                .untilAsserted(
                        () -> given().get("/api/v1/operations/" + id).then().body("state", equalTo(state)));
        return given().get("/api/v1/operations/" + id).jsonPath();
    }

    /** The step as reported now, empty while the run is not there yet. */
    static Map<String, Object> step(String runId, String name) {
        Map<String, Object> step = given().get("/api/v1/pipeline-runs/" + runId)
                .jsonPath()
                .getMap("steps.find { it.name == '" + name + "' }");
        return step == null ? Map.of() : step;
    }

    static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }

    /** Certified in the night after the session. */
    void certified(String session) {
        market.execute(
                "insert into monitor.certificate (run_id, session, certified, predictions_hash, checks, reasons, decided_at)"
                        + " values ('before', '" + session + "', true, 'x',"
                        + " '[{\"name\":\"breadth\",\"value\":1,\"threshold\":0,\"passed\":true,\"message\":\"wide\"}]',"
                        + " '{}', date '" + session + "' + interval '26 hours')");
    }
}
