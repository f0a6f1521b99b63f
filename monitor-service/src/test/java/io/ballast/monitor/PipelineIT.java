package io.ballast.monitor;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.SessionCertified;
import io.ballast.contracts.SessionWithheld;
import io.ballast.monitor.domain.certificate.PredictionsHash;
import io.ballast.monitor.support.Chain;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** What runs lead to. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class PipelineIT extends LedRuns {

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
    void shouldCertifyByTheThresholdThatTheRuleHasOfItsOwn() {
        market.features(300, 300, 150, FROM, LATEST);
        try {
            changeRule("\"threshold\":0.4");
            Chain chain = new Chain(UUID.randomUUID().toString(), LATEST);
            announceModels(chain, false);

            assertThat(broker.await(SessionCertified.class, chain.runId()).checks())
                    .filteredOn(check -> check.name().equals("target-coverage"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.threshold()).isEqualTo(0.4));
        } finally {
            changeRule("\"variable\":\"min_target_coverage\"");
        }
    }

    private static void changeRule(String threshold) {
        given().contentType("application/json")
                .body("{" + threshold + ",\"author\":\"Ada\",\"note\":\"sparse market\"}")
                .put("/api/v1/rules/target-coverage-low")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldLetTheLastDecisionBeforeTheNextOpenStandWhateverWasDecidedEarlierOrLater() {
        Chain certified = new Chain(UUID.randomUUID().toString(), LATEST);
        announceModels(certified, false);
        broker.await(SessionCertified.class, certified.runId());

        market.features(300, 300, 30, FROM, LATEST);
        Chain withheld = new Chain(UUID.randomUUID().toString(), LATEST);
        announceModels(withheld, false);
        assertThat(broker.await(SessionWithheld.class, withheld.runId()).reasons())
                .noneMatch(reason -> reason.contains("nothing is certified late"));
        assertStands(withheld);

        market.execute("update ballast.business_clock set instant = '2018-02-08T15:00:00Z'");
        market.features(300, 300, 300, FROM, LATEST);
        Chain late = new Chain(UUID.randomUUID().toString(), LATEST);
        announceModels(late, false);
        assertThat(broker.await(SessionWithheld.class, late.runId()).reasons())
                .anyMatch(reason -> reason.contains("nothing is certified late"));
        assertStands(withheld);
    }

    private void assertStands(Chain chain) {
        given().get("/api/v1/certificates?limit=1&session=" + LATEST)
                .then()
                .body("items[0].runId", equalTo(chain.runId()))
                .body("items[0].certified", equalTo(false));
        assertThat(board.refresh().figures().decision().certificate().runId()).isEqualTo(chain.runId());
    }

    @Test
    void shouldLetWhatWasCertifiedInTimeStandWhenSomebodyTrainsAfterTheNextOpen() {
        Chain inTime = new Chain(UUID.randomUUID().toString(), LATEST);
        announceModels(inTime, false);
        broker.await(SessionCertified.class, inTime.runId());

        market.execute("update ballast.business_clock set instant = '2018-02-08T15:00:00Z'");
        Chain late = new Chain(UUID.randomUUID().toString(), LATEST);
        announceModels(late, false);
        assertThat(broker.await(SessionWithheld.class, late.runId()).reasons())
                .anyMatch(reason -> reason.contains("nothing is certified late"));

        given().get("/api/v1/certificates?limit=1&session=" + LATEST)
                .then()
                .body("items[0].runId", equalTo(inTime.runId()))
                .body("items[0].certified", equalTo(true));
        given().get("/api/v1/certificates?session=" + LATEST)
                .then()
                .body("items.runId", org.hamcrest.Matchers.hasItem(late.runId()));
        assertThat(board.refresh().figures().decision().certificate().runId()).isEqualTo(inTime.runId());
        patiently().untilAsserted(() -> given().get("/api/v1/operations?type=morning-report&state=succeeded")
                .then()
                .body(
                        "items.result.summary",
                        org.hamcrest.Matchers.hasItem(org.hamcrest.Matchers.containsString("stays"))));
        given().get("/api/v1/morning-report").then().body("runId", equalTo(inTime.runId()));
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
        assertThat(awaitOperationState(submit("eod-pipeline", "{\"date\":\"2044-12-02\"}"), "failed")
                        .getString("error.message"))
                .isEqualTo("2044-12-02 is in the future: the latest session that is due is 2018-02-07");
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

    private void completeChain(Chain chain) {
        broker.send(chain.runId(), chain.bars());
        broker.send(chain.runId(), chain.features());
        announceModels(chain, false);
        broker.send(chain.runId(), chain.progressed("model", "train-models", "succeeded", 10, null));
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
}
