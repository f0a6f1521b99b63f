package io.ballast.model;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** Between trainings: the champion predicts, and its predictions are compared with what it has learned from. */
@QuarkusTest
@TestProfile(RunningService.Evening.class)
@QuarkusTestResource(ServersResource.class)
class DailyPathIT extends RunningService {

    @Test
    @Order(10)
    void shouldPredictTheSameBytesWithoutTraining() {
        succeed("train-models", run(1), Map.of());

        succeed("predict", run(3), Map.of());
        succeed("predict", run(3), Map.of());

        assertThat(predicted(run(3))).isEqualTo(predicted(run(1)));
    }

    @Test
    @Order(20)
    void shouldPredictWithoutTrainingWhenFeaturesAreReadyAndTheChampionIsYoung() throws Exception {
        featuresReady(run(12), true);

        assertThat(predicted(run(12))).isEqualTo(predicted(run(1)));
        assertThat(events("model-trained", run(12)).get(0).path("models"))
                .isEqualTo(events("model-trained", run(1)).get(0).path("models"));
        given().get("/api/v1/training-runs")
                .then()
                .body("items.findAll { it.trained }.runId", contains(run(1)))
                .body("items.findAll { !it.trained }.runId", containsInAnyOrder(run(3), run(12)));
        assertThat(operations(run(12))).containsExactly("predict");
    }

    @Test
    @Order(30)
    void shouldMeasureHowFarAPredictedSessionIsFromWhatTheChampionLearnedFrom() {
        String measured = given().get("/api/v1/models/drift")
                .then()
                .body("session", equalTo(LATEST))
                .body("trainedTo", equalTo(LATEST))
                .body("features.name", hasItem("reversal_5d_z"))
                .body("features.name", everyItem(not(startsWith("mkt_"))))
                .body("features.stability", everyItem(greaterThanOrEqualTo(0f)))
                .body("predictions.name", containsInAnyOrder("ridge", "xgboost", "blend", "blend-neutral"))
                .extract()
                .asString();

        succeed("predict", run(13), Map.of());
        assertThat(given().get("/api/v1/models/drift?session=" + LATEST).asString())
                .isEqualTo(measured);
        given().get("/q/metrics")
                .then()
                .body(matchesPattern("(?s).*ballast_drift_index\\{kind=\"feature\",?\\} [0-9]+\\.[0-9]+.*"))
                .body(matchesPattern("(?s).*ballast_drift_major\\{kind=\"prediction\",?\\} [0-4]\\.0.*"));
    }

    @Test
    @Order(35)
    void shouldShowTheDriftThatAnotherReplicaMeasured() throws Exception {
        execute("update model.drift set stability = 7.5 where kind = 'feature' and name = 'reversal_5d_z'");
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/metrics")
                .then()
                .body(matchesPattern("(?s).*ballast_drift_index\\{kind=\"feature\",?\\} 7\\.5.*")));

        execute("delete from model.drift where session = '" + LATEST + "'");
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/metrics")
                .then()
                .body(matchesPattern("(?s).*ballast_drift_index\\{kind=\"feature\",?\\} NaN.*"))
                .body(matchesPattern("(?s).*ballast_drift_major\\{kind=\"prediction\",?\\} NaN.*")));
        succeed("predict", run(14), Map.of());
    }

    @Test
    @Order(40)
    void shouldSayWhereNoDriftWasMeasured() {
        given().get("/api/v1/models/drift?session=2018-02-10")
                .then()
                .statusCode(404)
                .body("detail", containsString("session=2018-02-10"))
                .body("hint", containsString("./ballast predict"));
        given().get("/api/v1/models/drift?session=yesterday")
                .then()
                .statusCode(400)
                .body("detail", containsString("session=yesterday"));
    }

    @Test
    @Order(50)
    void shouldTellWhatMissingCellsDoToTheDecision() {
        List<String> best = given().get("/api/v1/predictions?all=true&model=blend&session=" + LATEST)
                .path("items.symbol");
        int top = (best.size() + 9) / 10;

        impact(List.of())
                .body("members", equalTo(best.size()))
                .body("affected", equalTo(0))
                .body("topDecileKept", equalTo(1.0f))
                .body("rankCorrelation", greaterThan(0.999f));
        impact(best.subList(0, top))
                .body("affected", equalTo(top))
                .body("topDecile", equalTo(top))
                .body("topDecileKept", equalTo(0.0f))
                .body("lost", hasSize(top))
                .body("rankCorrelation", lessThan(0.999f));
        impact(List.of("NOBODY")).body("affected", equalTo(0));
        given().contentType(ContentType.JSON)
                .body("{\"session\":\"2018-02-10\",\"symbols\":[]}")
                .post("/api/v1/decision-impacts")
                .then()
                .statusCode(400)
                .body("detail", containsString("2018-02-10"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/decision-impacts")
                .then()
                .statusCode(400)
                .body("hint", containsString("symbols"));
    }

    private static List<String> operations(String runId) {
        return given().get("/api/v1/operations?limit=100").path("items.findAll { it.runId == '" + runId + "' }.type");
    }

    private static ValidatableResponse impact(List<String> symbols) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("session", LATEST, "symbols", symbols))
                .post("/api/v1/decision-impacts")
                .then()
                .statusCode(200);
    }
}
