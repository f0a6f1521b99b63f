package io.ballast.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.kit.clock.ControlledClock;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** From features to models, predictions and the monitor's verdict. */
@QuarkusTest
@TestProfile(RunningService.Evening.class)
@QuarkusTestResource(ServersResource.class)
class TrainingIT extends RunningService {

    @Inject
    ControlledClock clock;

    @Test
    @Order(10)
    void shouldTrainAndPredictWhenFinalFeaturesAreReady() throws Exception {
        featuresReady(run(0), false);
        featuresReady(run(1), true);

        List<JsonNode> ready = predictionsReady(run(1), 4);
        assertThat(ready)
                .extracting(event -> event.path("model").asText())
                .containsExactly("ridge", "xgboost", "blend", "blend-neutral");
        assertThat(ready).allSatisfy(event -> {
            assertThat(event.path("session").asText()).isEqualTo(LATEST);
            assertThat(event.path("version").asText()).matches(LATEST + "-[0-9a-f]{8}");
            assertThat(event.path("symbols").asInt()).isEqualTo(PublishedMarket.SYMBOLS - 1);
            assertThat(event.path("contentHash").asText()).isEqualTo(contentHash(event));
        });
        JsonNode trained = events("model-trained", run(1)).get(0);
        assertThat(trained.path("selectedTarget").asText()).isEqualTo("fwd_ret_resid");
        assertThat(trained.path("fallback").asBoolean()).isFalse();
        assertThat(trained.path("coverage").path("fwd_ret").asDouble()).isEqualTo(1);
        assertThat(trained.path("models")).hasSize(4);
        assertThat(trained.path("models").get(0).path("weight").asDouble()
                        + trained.path("models").get(1).path("weight").asDouble())
                .isCloseTo(1, within(1e-12));
        assertThat(events("model-trained", run(0))).isEmpty();
    }

    @Test
    @Order(20)
    void shouldFindTheSignalAndItsSign() throws Exception {
        JsonNode trained = events("model-trained", run(1)).get(0);
        assertThat(trained.path("models"))
                .allSatisfy(model -> assertThat(model.path("ic").asDouble())
                        .as(model.path("name").asText())
                        .isBetween(0.1, 0.5));
        for (String model : List.of("ridge", "xgboost", "blend")) {
            assertThat(number("select corr(p.prediction, f.reversal_5d_z) from model.published_predictions p"
                            + " join feature.sample f on f.symbol = p.symbol and f.session = p.session"
                            + " where p.model = '" + model + "'"))
                    .as(model)
                    .isGreaterThan(0.5);
        }
        assertThat(number("select count(*) from model.published_predictions where symbol in ('IWM', '"
                        + PublishedMarket.former() + "')"))
                .isZero();
    }

    @Test
    @Order(30)
    void shouldKeepPredictionsFromTradingUntilTheirCertificate() throws Exception {
        given().get("/api/v1/predictions")
                .then()
                .body("session", equalTo(LATEST))
                .body("items", hasSize(0));
        given().get("/api/v1/predictions?all=true&model=ridge")
                .then()
                .body("items", hasSize(PublishedMarket.SYMBOLS - 1));

        verdict("session-certified", run(1), "0".repeat(64), List.of());
        verdict("session-withheld", run(1), "0".repeat(64), List.of("breadth 39 is below 100"));
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from model.prediction_set where reasons <> '{}'") == 4);
        assertThat(tradable()).as("certificate for other predictions").isZero();

        verdict("session-certified", run(1), predictionsHash(run(1)), List.of());
        await().atMost(PATIENCE).until(() -> tradable() == 4 * (PublishedMarket.SYMBOLS - 1));
        given().get("/api/v1/predictions?model=blend")
                .then()
                .body("items", hasSize(PublishedMarket.SYMBOLS - 1))
                .body("items[0].tradable", equalTo(true))
                .body("items[0].reasons", hasSize(0));

        verdict("session-withheld", run(1), predictionsHash(run(1)), List.of("bars of 2018-02-07 were revised"));
        await().atMost(PATIENCE).until(() -> tradable() == 0);
        given().get("/api/v1/predictions?all=true")
                .then()
                .body("items[0].reasons[0]", equalTo("bars of 2018-02-07 were revised"));
    }

    @Test
    @Order(40)
    void shouldPublishNothingAgainWhenRepeated() {
        succeed("train-models", run(1), Map.of("session", LATEST));

        assertThat(events("model-trained", run(1))).hasSize(1);
        assertThat(events("predictions-ready", run(1))).hasSize(4);
    }

    @Test
    @Order(50)
    void shouldGiveTheSameVersionsAndBytesInAnotherRun() {
        succeed("train-models", run(2), Map.of());

        assertThat(predicted(run(2))).isEqualTo(predicted(run(1)));
        given().get("/api/v1/models/xgboost/versions")
                .then()
                .body("items", hasSize(1))
                .body("items[0].featureSetHash", matchesPattern("[0-9a-f]{64}"))
                .body("items[0].codeVersion", matchesPattern("[0-9].*"))
                .body("items[0].libraries.xgboost4j", matchesPattern("[0-9.]+"));
        given().get("/api/v1/training-runs").then().body("items", hasSize(2));
    }

    @Test
    @Order(60)
    void shouldTellHowTheModelsWereJudged() {
        // 5 sessions of the label and 8 of the embargo; on the first of them the one that left was still a member.
        given().get("/api/v1/training-runs")
                .then()
                .body("items[0].survivorshipBiased", equalTo(true))
                .body("items[0].assumedMembership", allOf(greaterThan(0f), lessThan(1f)))
                .body("items[0].folds", hasSize(4))
                .body("items[0].suspiciousFeatures", contains("reversal_5d_z"))
                .body("items[0].missing.beta_63", allOf(greaterThan(0.02f), lessThan(0.08f)))
                .body("items[0].missing.mkt_ret_1d", greaterThan(0.1f))
                .body("items[0].rowsOverPriceJumps", equalTo(27))
                .body("items[0].folds[0].embargoSessions", equalTo(8))
                .body("items[0].folds[0].purgedRows", equalTo(13 * (PublishedMarket.SYMBOLS - 1) + 1))
                .body("items[0].folds[3].testTo", equalTo(items("testTo")));
        given().get("/api/v1/models/ridge/versions")
                .then()
                .body("items[0].metrics", hasSize(9))
                .body("items[0].metrics[0].metric", equalTo("rank_ic"))
                .body("items[0].metrics[0].low", greaterThan(0f))
                .body("items[0].metrics.find { it.metric == 'rank_ic_lag_20' }.high", greaterThan(0f))
                .body("items[0].metrics.find { it.metric == 'decile_spread' }.mean", greaterThan(0f));
    }

    @Test
    @Order(70)
    void shouldServeTheCardOfEachVersion() {
        String version = given().get("/api/v1/models/blend/versions").path("items[0].version");
        String at = "/api/v1/models/blend/versions/" + version;

        given().get(at + "/card")
                .then()
                .body("card.version.version", equalTo(version))
                .body("card.folds", hasSize(4))
                .body("card.judged", hasSize(62))
                .body("card.notes", hasItem(containsString("reversal_5d_z")))
                .body("card.notes", hasItem(containsString("membership is assumed")))
                .body("plots.keySet()", contains("ic-by-delay", "cumulative-ic", "ic-by-fold"));
        given().get(at + "/card.md").then().contentType("text/markdown").body(startsWith("# Model card: blend"));
        given().get(at + "/cumulative-ic.svg")
                .then()
                .contentType("image/svg+xml")
                .body(startsWith("<svg"));
        given().get(at + "/portrait.svg").then().statusCode(404).body("hint", containsString("ic-by-delay"));
        given().get("/api/v1/models/blend/versions/none/card")
                .then()
                .statusCode(404)
                .body("detail", containsString("none"));
    }

    @Test
    @Order(80)
    void shouldTellWhatBecameOfPublishedPredictions() {
        given().get("/api/v1/models/blend/live")
                .then()
                .body("verdict", equalTo("too-early"))
                .body("sessions", hasSize(1))
                .body("sessions[0].session", equalTo(LATEST))
                .body("sessions[0].promisedIc", greaterThan(0f))
                .body("sessions[0].realisedIc", nullValue());
        given().get("/api/v1/models/blend/backtest")
                .then()
                .body("sessions", equalTo(0))
                .body("netPerYear", nullValue());
        given().get("/api/v1/models/oracle/live").then().statusCode(404);
        given().get("/api/v1/models/blend/live?sessions=0")
                .then()
                .statusCode(400)
                .body("detail", containsString("sessions=0"));
    }

    @Test
    @Order(90)
    void shouldKeepWhatWasCertifiedOnceTheNextSessionHasOpened() throws Exception {
        int certified = 4 * (PublishedMarket.SYMBOLS - 1);
        verdict("session-certified", run(2), predictionsHash(run(2)), List.of());
        await().atMost(PATIENCE).until(() -> tradable() == certified);
        Instant evening = clock.instant();
        clock.moveTo(Instant.parse("2018-02-08T14:30:00Z"));
        try {
            String predict = submit("predict", run(3), Map.of());
            assertThat(state(predict)).isEqualTo("failed");
            given().get("/api/v1/operations/" + predict)
                    .then()
                    .body("error.message", containsString(LATEST + " were certified"));
            assertThat(state(submit("train-models", run(4), Map.of()))).isEqualTo("partial");
        } finally {
            clock.moveTo(evening);
        }

        assertThat(predicted(run(4)))
                .as("told of, so that the monitor withholds the run at once")
                .isEqualTo(predicted(run(2)));
        verdict("session-certified", run(4), predictionsHash(run(4)), List.of());
        verdict("session-withheld", run(4), predictionsHash(run(4)), List.of("nothing is certified late"));
        succeed("train-models", run(4), Map.of());
        assertThat(tradable()).isEqualTo(certified);
        assertThat(number(
                        "select count(*) from model.prediction_set where not is_current and not tradable and run_id = '"
                                + run(4) + "' and reasons[1] like 'made after the next open%'"))
                .isEqualTo(4);
        given().get("/api/v1/models/blend/live").then().body("sessions", hasSize(1));
        given().get("/api/v1/training-runs").then().body("items.runId", containsInAnyOrder(run(1), run(2), run(4)));
    }

    private static String items(String field) {
        return given().get("/api/v1/training-runs").path("items[0]." + field);
    }

    private void verdict(String topic, String runId, String hash, List<String> reasons) throws JsonProcessingException {
        Map<String, Object> check = Map.of("name", "breadth", "value", 39, "threshold", 10, "passed", true);
        send(
                topic,
                runId,
                Map.of(
                        "runId",
                        runId,
                        "session",
                        LATEST,
                        "predictionsHash",
                        hash,
                        "checks",
                        List.of(check),
                        "reasons",
                        reasons));
    }

    private String predictionsHash(String runId) throws Exception {
        String lines = events("predictions-ready", runId).stream()
                .sorted(Comparator.comparing(event -> event.path("model").asText()))
                .map(event -> event.path("model").asText() + ":"
                        + event.path("contentHash").asText() + "\n")
                .reduce("", String::concat);
        return sha256(lines);
    }

    private String contentHash(JsonNode event) throws Exception {
        StringBuilder csv = new StringBuilder();
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select concat_ws(',', symbol, session, model, version, target,"
                        + " prediction) from model.published_predictions where model = '"
                        + event.path("model").asText() + "' order by symbol")) {
            while (rows.next()) {
                csv.append(rows.getString(1)).append('\n');
            }
        }
        return sha256(csv.toString());
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
