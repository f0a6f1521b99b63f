package io.ballast.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.model.application.CoverageLosses;
import io.ballast.model.application.FailedTrainings;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.CoverageAttribution.Part;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.LossCause;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;
import io.ballast.testkit.TopicReader;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
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
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

/** From features to predictions and the monitor's verdict, on real servers. The tests follow one another. */
@QuarkusTest
@TestProfile(TrainingIT.Evening.class)
@QuarkusTestResource(ServersResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RUN = "run-1";
    private static final String LATEST = PublishedMarket.LATEST.toString();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static boolean created;

    TestServers servers;

    @Inject
    CoverageLosses losses;

    @Inject
    FailedTrainings failures;

    /** The evening of the latest session, and trees that grow fast. */
    public static final class Evening implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "BALLAST_CLOCK", "2018-02-08T04:59:00Z", "XGBOOST_ROUNDS", "40", "XGBOOST_LEARNING_RATE", "0.1");
        }
    }

    @BeforeEach
    void createViewsOnce() throws SQLException {
        if (!created) {
            try (Connection owner = servers.owner()) {
                new PublishedMarket(owner).create();
            }
            created = true;
        }
    }

    @Test
    @Order(10)
    void shouldTrainAndPredictWhenFinalFeaturesAreReady() throws Exception {
        featuresReady("run-0", false);
        featuresReady(RUN, true);

        List<JsonNode> ready =
                await().atMost(PATIENCE).until(() -> events("predictions-ready", RUN), e -> e.size() == 4);
        assertThat(ready)
                .extracting(event -> event.path("model").asText())
                .containsExactly("ridge", "xgboost", "blend", "blend-neutral");
        assertThat(ready).allSatisfy(event -> {
            assertThat(event.path("session").asText()).isEqualTo(LATEST);
            assertThat(event.path("version").asText()).matches(LATEST + "-[0-9a-f]{8}");
            assertThat(event.path("symbols").asInt()).isEqualTo(PublishedMarket.SYMBOLS - 1);
            assertThat(event.path("contentHash").asText()).isEqualTo(contentHash(event));
        });
        JsonNode trained = events("model-trained", RUN).get(0);
        assertThat(trained.path("selectedTarget").asText()).isEqualTo("fwd_ret_resid");
        assertThat(trained.path("fallback").asBoolean()).isFalse();
        assertThat(trained.path("coverage").path("fwd_ret").asDouble()).isEqualTo(1);
        assertThat(trained.path("models")).hasSize(4);
        assertThat(trained.path("models").get(0).path("weight").asDouble()
                        + trained.path("models").get(1).path("weight").asDouble())
                .isCloseTo(1, within(1e-12));
        assertThat(events("model-trained", "run-0")).isEmpty();
    }

    @Test
    @Order(20)
    void shouldFindTheSignalAndItsSign() throws Exception {
        JsonNode trained = events("model-trained", RUN).get(0);
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

        verdict("session-certified", RUN, "0".repeat(64), List.of());
        verdict("session-withheld", RUN, "0".repeat(64), List.of("breadth 39 is below 100"));
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from model.prediction_set where reasons <> '{}'") == 4);
        assertThat(tradable()).as("certificate for other predictions").isZero();

        verdict("session-certified", RUN, predictionsHash(RUN), List.of());
        await().atMost(PATIENCE).until(() -> tradable() == 4 * (PublishedMarket.SYMBOLS - 1));
        given().get("/api/v1/predictions?model=blend")
                .then()
                .body("items", hasSize(PublishedMarket.SYMBOLS - 1))
                .body("items[0].tradable", equalTo(true))
                .body("items[0].reasons", hasSize(0));

        verdict("session-withheld", RUN, predictionsHash(RUN), List.of("bars of 2018-02-07 were revised"));
        await().atMost(PATIENCE).until(() -> tradable() == 0);
        given().get("/api/v1/predictions?all=true")
                .then()
                .body("items[0].reasons[0]", equalTo("bars of 2018-02-07 were revised"));
    }

    @Test
    @Order(40)
    void shouldPublishNothingAgainWhenRepeated() {
        assertThat(state(submit("train-models", RUN, Map.of("session", LATEST))))
                .isEqualTo("succeeded");

        assertThat(events("model-trained", RUN)).hasSize(1);
        assertThat(events("predictions-ready", RUN)).hasSize(4);
    }

    @Test
    @Order(50)
    void shouldGiveTheSameVersionsAndBytesInAnotherRun() {
        assertThat(state(submit("train-models", "run-2", Map.of()))).isEqualTo("succeeded");

        assertThat(predicted("run-2")).isEqualTo(predicted(RUN));
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
                .body("items[0].rowsOverPriceJumps", equalTo(26))
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
    @Order(61)
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
                .body("plots.keySet()", contains("ic-by-delay", "cumulative-ic"));
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
    @Order(66)
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
    @Order(67)
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

        assertThat(state(submit("predict", "run-13", Map.of()))).isEqualTo("succeeded");
        assertThat(given().get("/api/v1/models/drift?session=" + LATEST).asString())
                .isEqualTo(measured);
        given().get("/q/metrics")
                .then()
                .body(matchesPattern("(?s).*ballast_drift_index\\{kind=\"feature\",?\\} [0-9]+\\.[0-9]+.*"))
                .body(matchesPattern("(?s).*ballast_drift_major\\{kind=\"prediction\",?\\} [0-4]\\.0.*"));
    }

    @Test
    @Order(68)
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
    @Order(67)
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

    private static ValidatableResponse impact(List<String> symbols) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("session", LATEST, "symbols", symbols))
                .post("/api/v1/decision-impacts")
                .then()
                .statusCode(200);
    }

    private static String items(String field) {
        return given().get("/api/v1/training-runs").path("items[0]." + field);
    }

    @Test
    @Order(64)
    void shouldPredictTheSameBytesWithoutTraining() {
        assertThat(state(submit("predict", "run-3", Map.of()))).isEqualTo("succeeded");
        assertThat(state(submit("predict", "run-3", Map.of()))).isEqualTo("succeeded");

        assertThat(predicted("run-3")).isEqualTo(predicted(RUN));
    }

    @Test
    @Order(65)
    void shouldPredictWithoutTrainingWhenFeaturesAreReadyAndTheChampionIsYoung() throws Exception {
        featuresReady("run-12", true);

        assertThat(predicted("run-12")).isEqualTo(predicted(RUN));
        assertThat(events("model-trained", "run-12").get(0).path("models"))
                .isEqualTo(events("model-trained", RUN).get(0).path("models"));
        given().get("/api/v1/training-runs")
                .then()
                .body("items.findAll { it.trained }.runId", containsInAnyOrder(RUN, "run-2"))
                .body("items.findAll { !it.trained }.runId", containsInAnyOrder("run-3", "run-12"));
        assertThat(operations("run-12")).containsExactly("predict");
    }

    private static List<String> operations(String runId) {
        return given().get("/api/v1/operations?limit=100").path("items.findAll { it.runId == '" + runId + "' }.type");
    }

    @Test
    @Order(70)
    void shouldFallBackWhenThePrimaryTargetIsMostlyMissing() throws Exception {
        metric("ballast_target_fallback_active", "0.0");
        try (Connection owner = servers.owner()) {
            new PublishedMarket(owner).loseBenchmark();
        }

        assertThat(state(submit("train-models", "run-4", Map.of()))).isEqualTo("succeeded");

        JsonNode trained = await().atMost(PATIENCE)
                .until(() -> events("model-trained", "run-4"), e -> !e.isEmpty())
                .get(0);
        assertThat(trained.path("fallback").asBoolean()).isTrue();
        assertThat(trained.path("selectedTarget").asText()).isEqualTo("fwd_ret");
        assertThat(trained.path("coverage").path("fwd_ret_resid").asDouble()).isBetween(0.1, 0.2);
        assertThat(number("select count(*) from model.published_predictions where target = 'fwd_ret'"))
                .isEqualTo(4 * (PublishedMarket.SYMBOLS - 1));
        assertThat(number("""
                select count(*) from (
                    select corr(p.prediction, f.beta_63) as r from model.published_predictions p
                    join (select distinct on (symbol) symbol, beta_63 from feature.published_features
                          where beta_63 is not null order by symbol, session desc) f using (symbol)
                    where p.target = 'fwd_ret' group by p.model) as by_model
                where abs(r) < 1e-9"""))
                .as("models whose predictions are neutral to beta")
                .isEqualTo(4);
        metric("ballast_target_fallback_active", "1.0");
        metric("ballast_target_fallback_total", "1.0");
        given().get("/api/v1/target-selections")
                .then()
                .body(
                        "items.outcome",
                        containsInAnyOrder("primary", "primary", "primary", "primary", "primary", "fallback"))
                .body("items.replayedOutcome", everyItem(oneOf("primary", "fallback")))
                .body("items[0].coverage.keySet()", containsInAnyOrder("window", "last-60", "last-10"));
        String fallback = "items.find { it.outcome == 'fallback' }.";
        int members = PublishedMarket.SYMBOLS - 1;
        given().get("/api/v1/target-selections")
                .then()
                .body(fallback + "receipts.model", contains("ridge", "xgboost"))
                .body(fallback + "receipts[0].cost.sessions", greaterThan(0))
                .body(fallback + "attribution.span", equalTo("last-60"))
                .body(fallback + "attribution.expectedCells", equalTo(65 * members))
                .body(fallback + "attribution.coveredCells", equalTo(0))
                .body(fallback + "attribution.causes.benchmark-missing", equalTo(60 * members))
                .body(fallback + "attribution.causes.not-matured", equalTo(5 * members))
                .body("items.findAll { it.outcome == 'primary' }.attribution", everyItem(nullValue()));
    }

    @Test
    @Order(80)
    void shouldRefuseWhatItCannotDo() {
        given().contentType(ContentType.JSON)
                .body(Map.of("type", "train-models", "parameters", Map.of("windowYears", 0)))
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body("detail", containsString("windowYears=0"));
        given().contentType(ContentType.JSON)
                .body(Map.of("type", "predict", "parameters", Map.of("variables", Map.of("RIDGE_LAMBDA", "0"))))
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body("detail", containsString("RIDGE_LAMBDA=0"));
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "type", "train-models", "parameters", Map.of("variables", Map.of("TRAIN_MODELS", "oracle"))))
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        containsString("TRAIN_MODELS=oracle is not allowed: some of lightgbm,random-forest,ridge,"));
        String id = submit("train-models", "run-5", Map.of("session", "2018-02-10"));
        assertThat(state(id)).isEqualTo("failed");
        given().get("/api/v1/operations/" + id)
                .then()
                .body("attempts", equalTo(1))
                .body("error.message", containsString("session=2018-02-10 is no session with features"));
        given().get("/api/v1/models/oracle/versions").then().statusCode(404).body("detail", containsString("oracle"));
        given().get("/api/v1/predictions?session=yesterday").then().statusCode(400);
        given().get("/api/v1/training-runs?limit=0").then().statusCode(400);
    }

    @Test
    @Order(85)
    void shouldChangeNothingByWhatItRefuses() throws Exception {
        String before = everything();

        for (Map<String, Object> refused : List.<Map<String, Object>>of(
                Map.of("minTargetCoverage", 1.5),
                Map.of("minTargetCoverage", -0.1),
                Map.of("variables", Map.of("MIN_TARGET_COVERAGE", "1.5")),
                Map.of("variables", Map.of("RECEIPT_MODELS", "oracle")))) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("type", "train-models", "parameters", refused))
                    .post("/api/v1/operations")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("not allowed"));
        }
        execute(
                "alter view feature.published_session_coverage rename to hidden",
                "create view feature.published_session_coverage as select * from feature.hidden where false",
                "grant select on feature.published_session_coverage to ballast_reader");
        try {
            assertThat(error("train-models")).isEqualTo("There are no features at all");
        } finally {
            execute(
                    "drop view feature.published_session_coverage",
                    "alter view feature.hidden rename to published_session_coverage");
        }
        execute("alter view feature.published_features rename column ret_1d to ret_day");
        try {
            assertThat(error("predict")).contains("features [ret_1d] are not published");
        } finally {
            execute("alter view feature.published_features rename column ret_day to ret_1d");
        }

        assertThat(everything()).isEqualTo(before);
    }

    /** What an operation ends with at its first attempt. */
    private static String error(String type) {
        String id = submit(type, "refused", Map.of());
        assertThat(state(id)).isEqualTo("failed");
        given().get("/api/v1/operations/" + id).then().body("attempts", equalTo(1));
        return given().get("/api/v1/operations/" + id).path("error.message");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Trainings, versions, champions and predictions with their verdicts. */
    private String everything() throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("""
                        select concat_ws(' ', (select count(*) from model.training_run),
                            (select count(*) from model.model_version), (select count(*) from model.alias_change),
                            (select count(*) from model.training_fit), (select count(*) from model.drift),
                            (select md5(string_agg(p::text, ',' order by p::text)) from model.published_predictions p))""")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    @Order(90)
    void shouldKnowTheTrainingsOfTheScheduleThatFailed() {
        LocalDate first = PublishedMarket.session(0);
        assertThat(failures.last(PublishedMarket.LATEST.plusDays(30))).isEmpty();

        assertThat(state(submit("train-models", "run-14", Map.of("session", first.toString()))))
                .isEqualTo("failed");

        assertThat(failures.last(first)).hasValue(first);
        assertThat(failures.last(PublishedMarket.LATEST)).hasValue(first);
        assertThat(failures.last(first.minusDays(1))).isEmpty();
    }

    @Test
    @Order(100)
    void shouldBringBackTheChampionBeforeAndPredictItsBytes() {
        given().get("/api/v1/models/aliases")
                .then()
                .body("items", hasSize(1))
                .body("items[0].alias", equalTo("champion"))
                .body("items[0].checks.passed", everyItem(equalTo(true)));

        String id = submit("rollback-models", "ops", Map.of("author", "ann", "note", "raw returns are not wanted"));

        assertThat(state(id)).isEqualTo("succeeded");
        assertThat(state(submit("predict", "run-6", Map.of()))).isEqualTo("succeeded");
        assertThat(predicted("run-6")).isEqualTo(predicted(RUN));
        given().get("/api/v1/models/aliases/history")
                .then()
                .body("items.cause", contains("promoted", "promoted", "promoted", "rolled-back"));
    }

    @Test
    @Order(110)
    void shouldLetTheChampionPredictUntilAPersonPromotesTheChallenger() throws Exception {
        Map<String, Object> manual = Map.of("variables", Map.of("MODEL_PROMOTION", "manual"));
        assertThat(state(submit("train-models", "run-7", manual))).isEqualTo("succeeded");

        assertThat(predicted("run-7")).isEqualTo(predicted(RUN));
        assertThat(events("model-trained", "run-7").get(0).path("models"))
                .isEqualTo(events("model-trained", RUN).get(0).path("models"));
        given().get("/api/v1/models/aliases")
                .then()
                .body("items.alias", contains("champion", "challenger"))
                .body("items[1].cause", equalTo("waiting"));

        Map<String, Object> decision = Map.of("author", "ann", "note", "looked at the card");
        assertThat(state(submit("promote-models", "ops", decision))).isEqualTo("succeeded");
        assertThat(state(submit("predict", "run-8", Map.of()))).isEqualTo("succeeded");
        assertThat(predicted("run-8")).isEqualTo(predicted("run-4"));
        given().get("/api/v1/models/aliases").then().body("items[1].trainingRunId", nullValue());
    }

    @Test
    @Order(120)
    void shouldKeepTheChampionWhenADecisionIsIncomplete() {
        given().contentType(ContentType.JSON)
                .body(Map.of("type", "rollback-models", "parameters", Map.of("author", "ann")))
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body("detail", containsString("note is missing"));
        Map<String, Object> nothing = Map.of("author", "ann", "note", "why", "trainingRunId", new UUID(0, 0));
        assertThat(state(submit("promote-models", "ops-2", nothing))).isEqualTo("failed");
        assertThat(state(submit("promote-models", "ops-3", Map.of("author", "ann", "note", "none waits"))))
                .isEqualTo("failed");
        given().get("/api/v1/models/aliases").then().body("items[0].cause", equalTo("promoted"));
    }

    @Test
    @Order(130)
    void shouldPredictTheBytesOfTheTrainingWithAllFiveModels() throws Exception {
        Map<String, Object> all = Map.of(
                "variables",
                Map.of(
                        "TRAIN_MODELS",
                        "ridge,xgboost,xgboost-rank,lightgbm,random-forest",
                        "LIGHTGBM_ROUNDS",
                        "40",
                        "FOREST_ROUNDS",
                        "40",
                        "FOREST_MAX_DEPTH",
                        "5",
                        "PROMOTION_MARGIN",
                        "1"));
        assertThat(state(submit("train-models", "run-9", all))).isEqualTo("succeeded");
        assertThat(state(submit("predict", "run-10", Map.of()))).isEqualTo("succeeded");

        assertThat(predicted("run-10", 7)).isEqualTo(predicted("run-9", 7));
        assertThat(number("select count(*) from model.training_fit"))
                .as("fits kept after publication")
                .isZero();
        assertThat(number("select count(*) from model.training_cost c join model.champion using (training_run_id)"
                        + " where seconds > 0"))
                .isEqualTo(5);
    }

    @Test
    @Order(140)
    void shouldLetTheChampionPredictWhenNeitherTargetIsCovered() throws Exception {
        List<String> before = predicted("run-10", 7);
        try (Connection owner = servers.owner()) {
            new PublishedMarket(owner).loseLabels();
        }

        assertThat(state(submit("train-models", "run-11", Map.of()))).isEqualTo("succeeded");

        assertThat(predicted("run-11", 7)).isEqualTo(before);
        JsonNode trained = events("model-trained", "run-11").get(0);
        assertThat(trained.path("degraded").asBoolean()).isTrue();
        assertThat(trained.path("models")).hasSize(7);
        assertThat(trained.path("models").get(0).path("ic").asDouble()).isPositive();
        assertThat(tradable()).isZero();
        given().get("/api/v1/target-selections")
                .then()
                .body("items.findAll { it.runId == 'run-11' }.outcome", contains("champion"))
                .body("items.findAll { it.runId == 'run-11' }.replayedOutcome", contains("champion"))
                .body("items.findAll { it.runId == 'run-11' }.degraded", contains(true))
                .body("items.findAll { it.runId == 'run-11' }.championAge", contains(0))
                .body("items.findAll { it.runId == 'run-11' }.championSession", contains(LATEST));
        given().get("/api/v1/models").then().body("items", hasSize(7));
    }

    @Test
    @Order(150)
    void shouldGiveEachLostCellOneCauseSectorAndAge() throws Exception {
        try (Connection owner = servers.owner()) {
            new PublishedMarket(owner).spoilSingleCells();
        }

        CoverageAttribution attribution = losses.attribute(
                CoverageSpan.WINDOW,
                PublishedMarket.session(82),
                PublishedMarket.session(PublishedMarket.SESSIONS - 6),
                PublishedMarket.LATEST);

        int members = PublishedMarket.SYMBOLS - 1;
        assertThat(attribution.expectedCells()).isEqualTo((PublishedMarket.SESSIONS - 82L) * members);
        assertThat(attribution.parts())
                .containsExactly(
                        new Part(LossCause.NOT_MATURED, "-", "unknown", 5L * (members - 1)),
                        new Part(LossCause.SHORT_HISTORY, "Energy", "under-1-year", 80 + 63 - 82),
                        new Part(LossCause.NOT_MATURED, "Energy", "under-1-year", 5),
                        new Part(LossCause.GAP, "-", "unknown", 2),
                        new Part(LossCause.BETA_UNDEFINED, "-", "unknown", 1));
    }

    private void featuresReady(String runId, boolean isFinal) throws JsonProcessingException {
        send(
                "features-ready",
                runId,
                Map.ofEntries(
                        Map.entry("runId", runId),
                        Map.entry("final", isFinal),
                        Map.entry("buildId", UUID.randomUUID()),
                        Map.entry("from", PublishedMarket.session(0).toString()),
                        Map.entry("to", LATEST),
                        Map.entry("latestSession", LATEST),
                        Map.entry("symbols", PublishedMarket.SYMBOLS),
                        Map.entry("symbolsWithFeatures", PublishedMarket.SYMBOLS),
                        Map.entry("rows", 1),
                        Map.entry("featureCoverageRate", 1.0),
                        Map.entry("targetCoverage", Map.of("fwd_ret", 1.0, "fwd_ret_resid", 1.0)),
                        Map.entry("contentHash", "0".repeat(64))));
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

    private void send(String topic, String runId, Map<String, Object> event) throws JsonProcessingException {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers());
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, runId, JSON.writeValueAsString(event));
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(record);
        }
    }

    private List<JsonNode> events(String topic, String runId) {
        List<JsonNode> events = new ArrayList<>();
        TopicReader.read(servers, topic).forEach(record -> {
            try {
                if (runId.equals(record.key())) {
                    events.add(JSON.readTree(record.value()));
                }
            } catch (JsonProcessingException unreadable) {
                throw new AssertionError(unreadable);
            }
        });
        return events;
    }

    /** Model, version and content hash of what a run published. */
    private List<String> predicted(String runId) {
        return predicted(runId, 4);
    }

    private List<String> predicted(String runId, int models) {
        return await()
                .atMost(PATIENCE)
                .until(() -> events("predictions-ready", runId), events -> events.size() == models)
                .stream()
                .map(event -> event.path("model").asText() + " "
                        + event.path("version").asText() + " "
                        + event.path("contentHash").asText())
                .toList();
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

    private static String submit(String type, String runId, Map<String, Object> parameters) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("type", type, "runId", runId, "parameters", parameters))
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String state(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().get("/api/v1/operations/" + id)
                                .then()
                                .extract()
                                .<String>path("state"),
                        state -> !List.of("queued", "running").contains(state));
    }

    private static void metric(String name, String value) {
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("(?m)^" + name + "(\\{[^}]*})? " + value + "$");
    }

    private double tradable() throws SQLException {
        return number("select count(*) from model.published_predictions where tradable");
    }

    private double number(String sql) throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
