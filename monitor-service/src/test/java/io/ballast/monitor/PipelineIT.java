package io.ballast.monitor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.SessionCertified;
import io.ballast.contracts.SessionWithheld;
import io.ballast.contracts.TrainedModel;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.application.Bootstrap;
import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.domain.certificate.PredictionsHash;
import io.ballast.monitor.support.Broker;
import io.ballast.monitor.support.Chain;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.FakeContext;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class PipelineIT {

    private static final LocalDate FROM = LocalDate.of(2017, 11, 1);
    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);

    TestServers servers;
    StandInServices services;

    @Inject
    ObjectMapper json;

    @Inject
    Bootstrap bootstrap;

    @Inject
    StatusBoard board;

    private PublishedMarket market;
    private Broker broker;

    @BeforeEach
    void setUp() {
        services.failing(false);
        broker = new Broker(servers.bootstrapServers(), json);
        market = new PublishedMarket(servers);
        market.include(300);
        market.bars(300, FROM, LATEST);
        market.features(300, 300, 300, FROM, LATEST);
        market.rows(300, LATEST);
        market.predictions(300, "ridge", LATEST);
    }

    @AfterEach
    void tearDown() {
        services.failing(false);
        broker.close();
    }

    @Test
    void shouldLeadABootstrapFromTheUniverseToTheCertificate() {
        market.execute("insert into ingestion.test_quarantine values ('S1', '2018-01-02', 'null-value'),"
                + " ('S2', '2018-01-02', 'null-value'), ('S2', '2018-01-03', 'low-above-open-close')");
        String runId = submit("bootstrap", "{\"variables\":{\"BACKFILL_TARGET_DAYS\":\"100\"}}");
        Chain chain = new Chain(runId, LATEST);

        completeStarted(runId, "rebuild-universe", "\"final\":false");
        awaitOperation(runId, "historical-backfill").runs(4);
        patiently().untilAsserted(() -> assertThat(step(runId, "backfill"))
                .containsEntry("state", "running")
                .containsEntry("done", 4)
                .containsEntry("total", 10)
                .containsEntry("unit", "windows"));
        completeStarted(runId, "historical-backfill", "\"BACKFILL_TARGET_DAYS\":\"100\"");
        completeStarted(runId, "upsert-fundamentals", "\"final\":false");
        completeStarted(runId, "recompute-adv-fallback", "\"final\":true");
        broker.send(runId, chain.bars());
        broker.send(runId, chain.progressed("feature", "build-features", "running", 3, null));
        patiently().untilAsserted(() -> assertThat(step(runId, "features")).containsEntry("state", "running"));
        broker.send(runId, chain.features());
        broker.send(runId, chain.progressed("feature", "build-features", "succeeded", 10, null));
        announceModels(chain, false);
        broker.send(runId, chain.progressed("model", "train-models", "running", 1, null));
        broker.send(runId, chain.progressed("model", "train-models", "succeeded", 10, null));

        SessionCertified certified = broker.await(SessionCertified.class, runId);
        assertThat(certified.session()).isEqualTo(LATEST);
        assertThat(certified.predictionsHash())
                .isEqualTo(PredictionsHash.of(Map.of("ridge", "ridge".repeat(10), "xgboost", "xgboost".repeat(10))));
        JsonPath operation = awaitOperationState(runId, "succeeded");
        assertResult(operation.getMap("result"));
        given().get("/api/v1/pipeline-runs/" + runId)
                .then()
                .statusCode(200)
                .body("kind", equalTo("bootstrap"))
                .body("state", equalTo("succeeded"))
                .body(
                        "steps.name",
                        equalTo(List.of("universe", "backfill", "fundamentals", "adv-fallback", "features", "train")))
                .body("steps.state", org.hamcrest.Matchers.everyItem(equalTo("succeeded")))
                .body("certificate.certified", equalTo(true))
                .body("result.bars", equalTo(operation.getInt("result.bars")));
        given().get("/api/v1/pipeline-runs").then().body("items.runId", hasItem(chain.runId()));
    }

    @SuppressWarnings("unchecked")
    private static void assertResult(Map<String, Object> result) {
        assertThat(result.keySet())
                .containsExactlyInAnyOrder(
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
        assertThat(result)
                .containsEntry("provider", "polygon")
                .containsEntry("from", "2017-11-01")
                .containsEntry("to", "2018-02-07")
                .containsEntry("latestSession", "2018-02-07")
                .containsEntry("symbols", 300)
                .containsEntry("quarantined", Map.of("low-above-open-close", 1, "null-value", 2))
                .containsEntry("predictions", 600)
                .containsEntry("fallback", false);
        assertThat((Map<Object, Object>) result.get("verdicts"))
                .hasSize(4)
                .containsEntry("validation", "OK")
                .containsEntry("breadth", "OK")
                .containsEntry("targetCoverage", "OK")
                .containsEntry("freshness", "OK");
        assertThat(((Map<?, ?>) result.get("seconds")).keySet())
                .isEqualTo(Set.of("universe", "backfill", "fundamentals", "adv-fallback", "features", "train"));
        assertThat(((Map<?, ?>) result.get("seconds")).get("universe")).isEqualTo(2.0f);
    }

    @Test
    void shouldWithholdASessionAfterAFallbackEvenIfPredictionsComeBeforeTheirModels() {
        market.features(300, 300, 30, FROM, LATEST);
        Chain chain = new Chain(UUID.randomUUID().toString(), LATEST);

        broker.send(chain.runId(), chain.predictions(Chain.MODELS.get(1)));
        broker.send(chain.runId(), chain.predictions(Chain.MODELS.get(0)));
        broker.send(chain.runId(), chain.trained(true));

        SessionWithheld withheld = broker.await(SessionWithheld.class, chain.runId());
        assertThat(withheld.reasons())
                .anyMatch(reason -> reason.contains("fell back to fwd_ret"))
                .anyMatch(reason -> reason.contains("below the minimum 60.0 %"));
        assertThat(withheld.checks())
                .anyMatch(check -> check.name().equals("target-coverage")
                        && !check.passed()
                        && check.value() == 0.1
                        && check.threshold() == 0.6);
        given().get("/api/v1/pipeline-runs/" + chain.runId())
                .then()
                .body("state", equalTo("succeeded"))
                .body("certificate.certified", equalTo(false));
        given().get("/api/v1/certificates?session=" + LATEST)
                .then()
                .statusCode(200)
                .body("items.runId", org.hamcrest.Matchers.hasItem(chain.runId()))
                .body("items[0].session", equalTo(LATEST.toString()));
        given().get("/api/v1/certificates?session=today").then().statusCode(400);
    }

    @Test
    void shouldCertifyAfterAFallbackOnceAPersonHasAcknowledgedIt() {
        Chain first = new Chain(UUID.randomUUID().toString(), LATEST);
        announceModels(first, true);
        assertThat(broker.await(SessionWithheld.class, first.runId()).reasons())
                .singleElement()
                .asString()
                .contains("nobody has acknowledged it");
        board.refresh();
        String incident = given().get("/api/v1/incidents?state=open")
                .path("items.find { it.symptoms.rule.contains('training-fallback') }.id");
        given().contentType("application/json")
                .body("{\"author\":\"Ada\",\"note\":\"plain returns will do\"}")
                .post("/api/v1/incidents/" + incident + "/acknowledgement")
                .then()
                .statusCode(200);

        Chain second = new Chain(UUID.randomUUID().toString(), LATEST);
        announceModels(second, true);

        SessionCertified certified = broker.await(SessionCertified.class, second.runId());
        assertThat(certified.checks())
                .filteredOn(check -> check.name().equals("no-fallback"))
                .singleElement()
                .satisfies(check -> assertThat(check.value()).isEqualTo(1.0));
        given().get("/api/v1/certificates?session=" + LATEST)
                .then()
                .body("items[0].runId", equalTo(second.runId()))
                .body(
                        "items[0].checks.find { it.name == 'no-fallback' }.message",
                        equalTo("Training fell back to fwd_ret, acknowledged by Ada"));
    }

    @Test
    void shouldJudgeARunOnceHoweverOftenItsEventsCome() throws Exception {
        Chain chain = new Chain(UUID.randomUUID().toString(), LATEST);
        announceModels(chain, false);
        broker.await(SessionCertified.class, chain.runId());

        // Worse by now, and announced again: what was certified stays so.
        market.features(300, 300, 0, FROM, LATEST);
        announceModels(chain, false);
        String duplicate = UUID.randomUUID().toString();
        broker.send(chain.runId(), chain.features(), duplicate);
        broker.send(chain.runId(), chain.features(), duplicate);
        patiently().untilAsserted(() -> assertThat(observed(chain.runId(), "predictions-ready"))
                .isEqualTo(4));

        patiently().untilAsserted(() -> assertThat(observed(chain.runId(), "features-ready"))
                .isEqualTo(1));
        patiently().untilAsserted(() -> assertThat(observed(chain.runId(), "session-certified"))
                .isEqualTo(1));
        assertThat(observed(chain.runId(), "session-withheld")).isZero();
    }

    @Test
    void shouldPutWhatItCannotReadToTheDeadLetters() {
        String key = UUID.randomUUID().toString();

        broker.sendText(
                "features-ready", key, "{\"runId\":\"\"}", UUID.randomUUID().toString());

        assertThat(broker.awaitRecord("features-ready.dlq", key).headers().lastHeader("dead-letter-reason"))
                .isNotNull();
    }

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
        assertThat(awaitOperationState(submit("eod-pipeline", "{\"resume\":\"nope\"}"), "failed")
                        .getString("error.message"))
                .contains("no run nope");
    }

    @Test
    void shouldMakeUpForTheSessionsNobodyRanInTheirOrder() {
        certified("2018-02-05");

        String runId = submit("eod-pipeline", "{}");

        String missed = UUID.nameUUIDFromBytes((runId + ":2018-02-06").getBytes(StandardCharsets.UTF_8))
                .toString();
        completeStarted(missed, "daily-ingest", "\"session\":\"2018-02-06\"");
        assertThat(services.find(runId, "daily-ingest"))
                .as("one after the other")
                .isNull();
        completeChain(new Chain(missed, LocalDate.of(2018, 2, 6)));
        completeStarted(runId, "daily-ingest", "\"session\":\"2018-02-07\"");
        completeChain(new Chain(runId, LATEST));
        awaitOperationState(runId, "succeeded");
        given().get("/api/v1/pipeline-runs/" + missed).then().body("state", equalTo("succeeded"));
        assertThat(services.find(missed, "daily-ingest").body()).contains("\"final\":true");
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

    /** Certified in the night after the session. */
    private void certified(String session) {
        market.execute(
                "insert into monitor.certificate (run_id, session, certified, predictions_hash, checks, reasons, decided_at)"
                        + " values ('before', '" + session + "', true, 'x',"
                        + " '[{\"name\":\"breadth\",\"value\":1,\"threshold\":0,\"passed\":true,\"message\":\"wide\"}]',"
                        + " '{}', date '" + session + "' + interval '26 hours')");
    }

    private void completeChain(Chain chain) {
        broker.send(chain.runId(), chain.bars());
        broker.send(chain.runId(), chain.features());
        announceModels(chain, false);
        broker.send(chain.runId(), chain.progressed("model", "train-models", "succeeded", 10, null));
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

    @Test
    void shouldSkipADayWithoutASession() {
        String runId = submit("eod-pipeline", "{\"date\":\"2018-02-04\"}");

        JsonPath operation = awaitOperationState(runId, "succeeded");
        assertThat(operation.getBoolean("result.skipped")).isTrue();
        assertThat(operation.getString("result.reason")).contains("2018-02-04 (sunday) is no session");
        given().get("/api/v1/pipeline-runs/" + runId).then().body("state", equalTo("skipped"));
    }

    @Test
    void shouldRefuseADateThatIsNoneOrNotDue() {
        given().contentType("application/json")
                .body("{\"type\":\"eod-pipeline\",\"parameters\":{\"date\":\"tomorrow\"}}")
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body("detail", containsString("date=tomorrow"));
        assertThat(awaitOperationState(submit("eod-pipeline", "{\"date\":\"2018-02-08\"}"), "failed")
                        .getString("error.message"))
                .contains("2018-02-08", "due");
    }

    @Test
    void shouldFollowARunThatSomebodyElseBegan() {
        Chain chain = new Chain(UUID.randomUUID().toString(), LATEST);

        broker.send(chain.runId(), chain.progressed("ingestion", "rebuild-universe", "running", 1, null));
        broker.send(chain.runId(), chain.progressed("ingestion", "rebuild-universe", "succeeded", 10, null));

        patiently().untilAsserted(() -> given().get("/api/v1/pipeline-runs/" + chain.runId())
                .then()
                .body("kind", equalTo("rebuild-universe"))
                .body("state", equalTo("succeeded"))
                .body("steps.name", equalTo(List.of("universe"))));
    }

    @Test
    void shouldNotCallAnOperationUnknownWhileItsServiceIsSilent() {
        String id = submit("build_features", "{}");
        services.silent(true);
        try {
            given().get("/api/v1/operations/" + id)
                    .then()
                    .statusCode(503)
                    .body("detail", containsString("does not answer"));
            given().delete("/api/v1/operations/" + id).then().statusCode(503);
        } finally {
            services.silent(false);
        }
        given().get("/api/v1/operations/" + id).then().body("state", equalTo("queued"));
    }

    @Test
    void shouldRouteOperationsToTheServiceThatOwnsThem() {
        String id = submit("build_features", "{}");

        given().get("/api/v1/operations/" + id).then().statusCode(200).body("type", equalTo("build-features"));
        given().get("/api/v1/operations?limit=500").then().body("items.id", hasItem(id));
        given().delete("/api/v1/operations/" + id).then().body("state", equalTo("cancelled"));
        given().get("/api/v1/operations/" + UUID.randomUUID()).then().statusCode(404);
        post("{\"type\":\"predict\"}").statusCode(400).body("detail", equalTo("no model yet"));
        post("{\"type\":\"fly\"}")
                .statusCode(400)
                .body("hint", containsString("historical-backfill"))
                .body("hint", containsString("bootstrap"));
    }

    @Test
    void shouldPassReadsOnToTheServiceThatOwnsThem() {
        given().get("/api/v1/bars/AAPL?from=2018-01-01&to=2018-02-01")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("path", equalTo("/api/v1/bars/AAPL?from=2018-01-01&to=2018-02-01"));
        given().get("/api/v1/universe").then().statusCode(200);
        given().get("/api/v1/models/ridge/versions").then().statusCode(200);
        given().get("/api/v1/bars/NOPE").then().statusCode(404).body("detail", equalTo("no NOPE"));
        given().get("/api/v1/nothing").then().statusCode(404);
        assertThat(services.requests()).contains("GET /api/v1/models/ridge/versions");
    }

    @Test
    void shouldPassOnWhatAPersonTells() {
        given().contentType("application/json")
                .body("{\"kind\":\"exclude\"}")
                .put("/api/v1/universe/rulings/BRK.B")
                .then()
                .statusCode(200)
                .body("said", equalTo("{\"kind\":\"exclude\"}"));
        given().delete("/api/v1/calendar-overrides/2018-12-05").then().statusCode(200);
        given().delete("/api/v1/bars/AAPL").then().statusCode(405).body("detail", containsString("only be read"));
        assertThat(services.requests())
                .contains("DELETE /api/v1/calendar-overrides/2018-12-05")
                .doesNotContain("DELETE /api/v1/bars/AAPL");
    }

    private void announceModels(Chain chain, boolean fallback) {
        broker.send(chain.runId(), chain.trained(fallback));
        for (TrainedModel model : Chain.MODELS) {
            broker.send(chain.runId(), chain.predictions(model));
        }
    }

    private static String submit(String type, String parameters) {
        return post("{\"type\":\"" + type + "\",\"parameters\":" + parameters + "}")
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static io.restassured.response.ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/operations")
                .then();
    }

    private StandInServices.Operation awaitOperation(String runId, String type) {
        patiently().until(() -> services.find(runId, type) != null);
        return services.find(runId, type);
    }

    private void completeStarted(String runId, String type, String expectedInBody) {
        StandInServices.Operation operation = awaitOperation(runId, type);
        assertThat(operation.body()).contains(expectedInBody);
        operation.succeeds();
    }

    private static JsonPath awaitOperationState(String id, String state) {
        patiently()
                .untilAsserted(
                        () -> given().get("/api/v1/operations/" + id).then().body("state", equalTo(state)));
        return given().get("/api/v1/operations/" + id).jsonPath();
    }

    /** The step as reported now, empty while the run is not there yet. */
    private static Map<String, Object> step(String runId, String name) {
        Map<String, Object> step = given().get("/api/v1/pipeline-runs/" + runId)
                .jsonPath()
                .getMap("steps.find { it.name == '" + name + "' }");
        return step == null ? Map.of() : step;
    }

    private int observed(String runId, String topic) throws java.sql.SQLException {
        try (var owner = servers.owner();
                var query = owner.prepareStatement(
                        "select count(*) from monitor.observed_event where run_id = ? and topic = ?")) {
            query.setString(1, runId);
            query.setString(2, topic);
            var row = query.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
