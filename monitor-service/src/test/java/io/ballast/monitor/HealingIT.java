package io.ballast.monitor;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.RemediationRequested;
import io.ballast.monitor.application.ForgetOld;
import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.application.WatchGaps;
import io.ballast.monitor.support.Broker;
import io.ballast.monitor.support.Chain;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class HealingIT {

    private static final LocalDate FROM = LocalDate.of(2017, 11, 1);
    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);

    TestServers servers;

    @Inject
    ObjectMapper json;

    @Inject
    StatusBoard board;

    @Inject
    WatchGaps watch;

    @Inject
    ForgetOld forget;

    private PublishedMarket market;
    private Broker broker;
    private String asked;

    @BeforeEach
    void setUp() {
        broker = new Broker(servers.bootstrapServers(), json);
        market = new PublishedMarket(servers);
        market.include(300);
        market.bars(300, FROM, LATEST);
        market.features(300, 300, 300, FROM, LATEST);
        market.predictions(300, "ridge", LATEST);
        market.statements(300, LocalDate.of(2017, 9, 30), LocalDate.of(2017, 11, 10));
    }

    @AfterEach
    void tearDown() {
        broker.close();
        given().delete("/api/v1/operations/" + asked);
    }

    @Test
    void shouldAskForWhatCanBeRepairedAndLookWhatCameBack() {
        market.absent(1, 60, LATEST, "not-fetched", "polygon");
        market.absent(61, 65, LATEST, "halted", "polygon");
        market.absent(1, 2, LATEST.minusDays(1), "provider-missing", "polygon");
        market.features(235, 0, 0, LATEST, LATEST);
        market.execute("update feature.test_coverage set universe_symbols = 300, expected_cells = 300");
        board.refresh();
        String incident = given().get("/api/v1/incidents?state=unresolved").path("items[0].id");

        String runId = heal("{}");

        RemediationRequested told = broker.await(RemediationRequested.class, runId);
        assertThat(told.action()).isEqualTo("refetch-cells");
        assertThat(told.incidentId()).hasToString(incident);
        assertThat(told.symbols()).hasSize(60).contains("S1", "S60").doesNotContain("S61");
        assertThat(told.from()).isEqualTo(LATEST.minusDays(1));
        given().get("/api/v1/incidents/" + incident).then().body("history.kind", hasItem("repair-requested"));

        bringBack("symbol <> 'S2'");
        Chain chain = new Chain(runId, LATEST);
        broker.send(runId, chain.progressed("ingestion", "repair-cells", "succeeded", 10, null));
        broker.send(runId, chain.features());
        Chain.MODELS.forEach(model -> broker.send(runId, chain.predictions(model)));
        broker.send(runId, chain.trained(false));
        broker.send(runId, chain.progressed("model", "train-models", "succeeded", 10, null));

        JsonPath ended = awaitEnd(runId);
        assertThat(ended.getString("state")).isEqualTo("succeeded");
        assertThat(ended.getInt("result.asked")).isEqualTo(62);
        assertThat(ended.getInt("result.healed")).isEqualTo(60);
        assertThat(ended.getInt("result.absent")).isEqualTo(2);
        assertThat(ended.getInt("result.facts.halted")).isEqualTo(5);
        assertThat(ended.getString("result.decision")).contains("decided on anew");
        given().get("/api/v1/pipeline-runs/" + runId)
                .then()
                .body("kind", equalTo("heal-gaps"))
                .body("state", equalTo("succeeded"))
                .body("steps.name", hasItem("repair"));
        gaps().body("repairs[0].runId", equalTo(runId))
                .body("repairs[0].healed", equalTo(60))
                .body("outlook.waiting", equalTo(2))
                .body("outlook.asked", equalTo(0));
    }

    @Test
    void shouldOnlyTellWhatItWouldDoInADryRun() {
        market.absent(1, 3, LATEST, "not-fetched", "polygon");

        JsonPath ended = awaitEnd(heal("{\"dryRun\":true}"));

        assertThat(ended.getInt("result.asked")).isEqualTo(3);
        assertThat(ended.getBoolean("result.dryRun")).isTrue();
        gaps().body("repairs", hasSize(0)).body("outlook.recoverable.not-fetched", equalTo(3));
    }

    @Test
    void shouldAskAPersonBeforeItRepairsMostOfASession() {
        market.absent(1, 120, LATEST, "not-fetched", "polygon");

        JsonPath ended = awaitEnd(heal("{}"));

        assertThat(ended.getString("state")).isEqualTo("partial");
        assertThat(ended.getString("error.message"))
                .contains("2018-02-07 with 120 of 300")
                .contains("--approve");
        gaps().body("outlook.braked[0].gaps", equalTo(120)).body("repairs", hasSize(0));
        given().contentType("application/json")
                .body("{\"type\":\"heal-gaps\",\"parameters\":{\"approve\":true}}")
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body("detail", containsString("author"));

        String runId = heal("{\"approve\":true,\"author\":\"Ada\",\"note\":\"the provider is back\"}");
        broker.await(RemediationRequested.class, runId);
        gaps().body("repairs[0].author", equalTo("Ada"));
        broker.send(runId, new Chain(runId, LATEST).progressed("ingestion", "repair-cells", "succeeded", 0, null));
        JsonPath approved = awaitEnd(runId);
        assertThat(approved.getString("result.decision")).contains("nothing came back");
    }

    @Test
    void shouldRememberWhatItRepairedByItselfWhenTheNextLossComes() {
        market.execute("insert into monitor.healing values"
                + " ('earlier', '2018-02-08T02:00:00Z', 'monitor', '', '2018-02-08T03:00:00Z')");
        market.execute("insert into monitor.healing_cell select 'earlier', '2018-02-07', 'S' || n, 'not-fetched', 1,"
                + " 'healed' from generate_series(1, 60) n");
        market.absent(61, 120, LATEST, "not-fetched", "polygon");

        JsonPath second = awaitEnd(heal("{}"));

        assertThat(second.getString("state")).isEqualTo("partial");
        assertThat(second.getInt("result.asked")).isZero();
        assertThat(second.getString("error.message")).contains("2018-02-07 with 60 of 300");
    }

    @Test
    void shouldLeaveWhatWasCertifiedAloneAfterTheNextOpen() {
        market.execute(
                "insert into monitor.certificate (run_id, session, certified, predictions_hash, checks, reasons, decided_at)"
                        + " values ('before', '2018-02-07', true, 'x',"
                        + " '[{\"name\":\"breadth\",\"value\":1,\"threshold\":0,\"passed\":true,\"message\":\"wide\"}]',"
                        + " '{}', '2018-02-08T02:00:00Z')");
        market.execute("update ballast.business_clock set instant = '2018-02-08T15:00:00Z'");
        market.absent(1, 3, LATEST, "not-fetched", "polygon");
        String runId = heal("{}");
        broker.await(RemediationRequested.class, runId);
        bringBack("true");
        Chain chain = new Chain(runId, LATEST);
        broker.send(runId, chain.progressed("ingestion", "repair-cells", "succeeded", 10, null));
        broker.send(runId, chain.features());

        JsonPath ended = awaitEnd(runId);

        assertThat(ended.getInt("result.healed")).isEqualTo(3);
        assertThat(ended.getString("result.decision")).contains("stays as it was");
    }

    @Test
    void shouldForgetOldRepairsButNotWhatWasAskedForInVain() {
        market.execute("insert into monitor.healing values ('healed', '2017-01-01', 'monitor', '', '2017-01-01'),"
                + " ('vain', '2017-01-01', 'monitor', '', '2017-01-01'),"
                + " ('young', '2018-02-01', 'monitor', '', '2018-02-01')");
        market.execute(
                "insert into monitor.healing_cell values ('healed', '2016-12-30', 'S1', 'not-fetched', 1, 'healed'),"
                        + " ('vain', '2016-12-30', 'S2', 'not-fetched', 1, 'healed'),"
                        + " ('vain', '2016-12-30', 'S3', 'not-fetched', 1, 'absent'),"
                        + " ('young', '2018-01-31', 'S1', 'not-fetched', 1, 'healed')");

        forget.forgetOld();

        gaps().body("repairs.runId", containsInAnyOrder("vain", "young"));
    }

    @Test
    void shouldCountGapsAndNotHealByItselfUnlessToldTo() {
        market.absent(1, 3, LATEST, "not-fetched", "polygon");
        market.absent(4, 4, LATEST, "halted", "polygon");

        watch.look();

        assertThat(given().get("/q/metrics").asString())
                .contains("ballast_data_gaps{reason=\"not-fetched\"} 3.0")
                .contains("ballast_data_gaps{reason=\"halted\"} 1.0");
        gaps().body("automatic", equalTo(false)).body("repairs", hasSize(0));
    }

    @Test
    void shouldCountGapsAgainWhenBarsHaveCome() {
        market.absent(1, 3, LATEST, "not-fetched", "polygon");
        watch.look();
        bringBack("symbol <> 'S2'");

        String runId = UUID.randomUUID().toString();
        broker.send(runId, new Chain(runId, LATEST).bars());

        Awaitility.await("long before the next look")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                        .contains("ballast_data_gaps{reason=\"not-fetched\"} 1.0"));
    }

    @Test
    void shouldFindNothingWhereNothingIsPublishedYet() {
        market.execute("drop view ingestion.published_absences");

        gaps().body("outlook.recoverable", anEmptyMap()).body("outlook.from", nullValue());
    }

    private void bringBack(String which) {
        market.execute("insert into ingestion.test_bar select symbol, session from ingestion.test_absence where reason"
                + " <> 'halted' and " + which + "; delete from ingestion.test_absence where reason <> 'halted' and "
                + which);
    }

    private String heal(String parameters) {
        asked = given().contentType("application/json")
                .body("{\"type\":\"heal-gaps\",\"parameters\":" + parameters + "}")
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return asked;
    }

    private static JsonPath awaitEnd(String id) {
        Awaitility.await("the end of " + id).atMost(Duration.ofSeconds(60)).until(() -> !java.util.List.of(
                        "queued", "running")
                .contains(given().get("/api/v1/operations/" + id).path("state")));
        return given().get("/api/v1/operations/" + id).jsonPath();
    }

    private static ValidatableResponse gaps() {
        return given().get("/api/v1/gaps").then().statusCode(200);
    }
}
