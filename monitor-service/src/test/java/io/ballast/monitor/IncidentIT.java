package io.ballast.monitor;

import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.Severity;
import io.ballast.contracts.ThresholdBreached;
import io.ballast.contracts.ThresholdCleared;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

/** Incidents: opened for one cause, joined, handled by people, resolved with evidence. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class IncidentIT extends WatchedMarket {

    private static final long RELOAD_MILLIS = 500;

    @Test
    void shouldStayQuietWhileAllIsWell() {
        board.refresh();

        incidents("all").body("items", hasSize(0));
        assertThat(metrics()).contains("ballast_incidents_open{severity=\"critical\"} 0.0");
    }

    @Test
    void shouldOpenOneIncidentForOneCauseAndResolveItAfterTheRepair() {
        drop(120);
        board.refresh();
        board.refresh();

        String id = incidents("unresolved")
                .body("items", hasSize(1))
                .body("items[0].cause", equalTo("bars:provider-missing"))
                .body("items[0].severity", equalTo("CRITICAL"))
                .body("items[0].symptoms.rule", hasItems("universe-coverage-critical", "breadth-drop-critical"))
                .body("items[0].session", equalTo("2018-02-07"))
                .extract()
                .path("items[0].id");
        ThresholdBreached told = broker.await(ThresholdBreached.class, id);
        assertThat(told.rule()).isEqualTo("bars-overdue");
        assertThat(told.severity()).isEqualTo(Severity.WARNING);
        assertThat(told.causes())
                .hasSize(2)
                .last()
                .asString()
                .contains("120 cells: provider-missing, provider polygon");
        given().get("/api/v1/incidents/" + id)
                .then()
                .body("attributions.breadth-drop-critical.lost", equalTo(120))
                .body("attributions.breadth-drop-critical.parts.cells", contains(120))
                .body("attributions.breadth-drop-critical.since", equalTo("2018-02-07"))
                .body(
                        "attributions.breadth-drop-critical.repair",
                        allOf(
                                startsWith("./ballast ingest --symbol S1,S10,S100,"),
                                endsWith(" --start-date 2018-02-07 --end-date 2018-02-07")));
        assertThat(metrics()).contains("ballast_incidents_open{severity=\"critical\"} 1.0");
        given().get("/").then().body(containsString("CRITICAL: Bars that are due are missing"));
        given().get("/api/v1/status").then().body("summary", containsString("Open incident: Bars that are due"));

        market.execute("insert into ingestion.test_bar select symbol, session from ingestion.test_absence;"
                + " truncate ingestion.test_absence");
        market.features(300, 300, 300, LATEST, LATEST);
        board.refresh();

        incidents("unresolved").body("items", hasSize(0));
        given().get("/api/v1/incidents/" + id)
                .then()
                .body("state", equalTo("resolved"))
                .body("resolvedAt", equalTo(DemoClock.EVENING))
                .body("evidence", containsString("within its threshold"))
                .body("history[0].kind", equalTo("opened"))
                .body("history[-1].kind", equalTo("resolved"));
        assertThat(broker.await(ThresholdCleared.class, id).incidentId()).isEqualTo(UUID.fromString(id));
    }

    @Test
    void shouldRecordByNameWhoAcknowledgesAndMutes() {
        drop(120);
        board.refresh();
        String id = incidents("open").extract().path("items[0].id");

        post(id + "/acknowledgement", "{\"author\":\"Ada\",\"note\":\"the provider knows\"}")
                .statusCode(200)
                .body("state", equalTo("acknowledged"))
                .body("acknowledgedBy", equalTo("Ada"))
                .body("symptoms.acknowledgedBy", everyItem(equalTo("Ada")))
                .body("history[-1].author", equalTo("Ada"));
        post(id + "/mute", "{\"author\":\"Ada\",\"note\":\"until morning\",\"until\":\"2018-02-08T12:00:00Z\"}")
                .statusCode(200)
                .body("mutedUntil", equalTo("2018-02-08T12:00:00Z"));
        board.refresh();

        incidents("acknowledged").body("items", hasSize(1));
        assertThat(metrics()).contains("ballast_incidents_open{severity=\"critical\"} 0.0");
        post(id + "/acknowledgement", "{\"author\":\" \",\"note\":\"x\"}")
                .statusCode(400)
                .body("hint", notNullValue());
        post(id + "/mute", "{\"author\":\"Ada\",\"note\":\"x\",\"until\":\"2018-02-01T12:00:00Z\"}")
                .statusCode(400)
                .body("detail", containsString("2018-02-01T12:00:00Z"));
        post(id + "/mute", "{\"author\":\"Ada\",\"note\":\"x\",\"until\":\"tomorrow\"}")
                .statusCode(400)
                .body("detail", containsString("until=tomorrow is not allowed: an instant such as"))
                .body("hint", containsString("Write until"));
        post(id + "/mute", "{\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400)
                .body("detail", containsString("until when"));
        post(UUID.randomUUID() + "/acknowledgement", "{\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(404);
    }

    @Test
    void shouldTakeFeaturesOfASessionForASignThatSomebodyRanIt() {
        market.absent(1, 300, LATEST, "not-fetched", "polygon");
        board.refresh();

        incidents("open").body("items.cause", contains("bars:late"));
    }

    @Test
    void shouldNameADayThatNobodyRan() {
        market.absent(1, 300, LATEST, "not-fetched", "polygon");
        market.execute("delete from feature.test_coverage where session = '" + LATEST + "'");
        board.refresh();

        incidents("open").body("items.cause", contains("decision:not-run"));
    }

    @Test
    void shouldTellWhatTheProviderDoesNotHaveYetFromWhatNobodyAskedFor() {
        market.absent(1, 300, LATEST, "not-fetched", "polygon");
        market.execute("delete from feature.test_coverage where session = '" + LATEST + "'");
        market.execute("insert into monitor.pipeline_run (run_id, kind, state, started_at, finished_at, parameters)"
                + " values ('late', 'eod-pipeline', 'partial', now(), now(), '{\"session\":\"2018-02-07\"}')");
        try {
            board.refresh();

            incidents("open")
                    .body("items", hasSize(1))
                    .body("items[0].cause", equalTo("bars:late"))
                    .body("items[0].symptoms.rule", hasItem("bars-overdue"));
        } finally {
            market.execute("delete from monitor.pipeline_run where run_id = 'late'");
        }
    }

    @Test
    void shouldNameTheSectorThatLacksBarsAlthoughAFewOthersLackTheirs() {
        market.execute("create or replace view ingestion.published_universe as select symbol, security_type,"
                + " symbol as name, 'XNYS'::text as exchange,"
                + " case when length(symbol) = 2 then 'Mining' else 'Finance' end::text as sector,"
                + " null::text as industry, null::date as listed_on, null::date as delisted_on,"
                + " case when included then date '2010-01-04' end as member_from, null::date as member_to,"
                + " included, benchmark, null::float8 as market_cap, null::float8 as last_close,"
                + " null::float8 as adv_usd, null::text as reason from ingestion.test_member");
        // Nine of Mining, and two others, as are missing on any day.
        drop(11);
        market.execute("update feature.test_coverage set symbols_with_features = 288, covered_cells = 288"
                + " where session = '" + LATEST + "'");
        board.refresh();

        incidents("open")
                .body("items", hasSize(1))
                .body("items[0].cause", equalTo("bars:sector-provider-missing"))
                .body("items[0].title", containsString("Mining"));
    }

    @Test
    void shouldNotPutABenchmarkWithoutABarDownToTheFewBarsThatAreAlwaysMissing() {
        market.execute("delete from ingestion.test_bar where symbol = 'IWM' and session = '2018-02-07'");
        market.absent(1, 2, LATEST, "provider-missing", "polygon");
        market.features(298, 298, 298, LATEST, LATEST);
        market.execute("update feature.test_coverage set universe_symbols = 300, expected_cells = 300 where session = '"
                + LATEST + "'");
        board.refresh();

        incidents("open").body("items.cause", contains("benchmark:missing"));
    }

    @Test
    void shouldNotCallASessionRepeatedForOneOfTheFewBarsItHasYet() {
        market.absent(3, 300, LATEST, "not-fetched", "polygon");
        market.execute("insert into ingestion.test_suspect values ('S1', '2018-02-07', 'stale-repeat')");
        board.refresh();
        incidents("open").body("items.symptoms.rule.flatten()", not(hasItem("bars-repeated")));

        market.execute("insert into ingestion.test_suspect"
                + " select 'S' || n, '2018-02-06', 'stale-repeat' from generate_series(1, 9) n");
        board.refresh();
        incidents("open").body("items.symptoms.rule.flatten()", hasItem("bars-repeated"));
    }

    @Test
    void shouldKeepAnIncidentInMindWhileTheDatabaseTakesNoWrites() throws InterruptedException {
        readOnly(true);
        String id;
        try {
            board.refresh();
            id = incidents("unresolved")
                    .body("items.cause", contains("database:read-only"))
                    .body(
                            "items[0].title",
                            equalTo("The database takes no writes"
                                    + " (default_transaction_read_only is on, by the configuration file)"))
                    .extract()
                    .path("items[0].id");
            given().get("/api/v1/incidents/" + id).then().statusCode(200).body("state", equalTo("open"));
            assertThat(metrics()).contains("ballast_incidents_open{severity=\"critical\"} 1.0");
        } finally {
            readOnly(false);
        }
        board.refresh();

        incidents("unresolved").body("items", hasSize(0));
        given().get("/api/v1/incidents/" + id)
                .then()
                .body("state", equalTo("resolved"))
                .body("history.kind", contains("opened", "resolved"));
        broker.await(ThresholdBreached.class, id);
    }

    /** For every transaction that begins once the server has read its settings again, which takes a moment. */
    private void readOnly(boolean readOnly) throws InterruptedException {
        market.execute("alter system set default_transaction_read_only = " + (readOnly ? "on" : "off"));
        market.execute("select pg_reload_conf()");
        Thread.sleep(RELOAD_MILLIS);
    }

    @Test
    void shouldTakeTheSeverityFromWhatMissingCellsDoToTheDecision() {
        String impact =
                "{\"session\":\"2018-02-07\",\"model\":\"blend\",\"version\":\"1\",\"members\":300,\"affected\":5,"
                        + "\"rankCorrelation\":%s,\"topDecile\":30,\"topDecileKept\":%s,\"lost\":[\"S1\"],\"gained\":[\"S9\"]}";
        services.impact(impact.formatted("0.99", "0.95"));
        drop(5);
        board.refresh();
        incidents("open").body("items", hasSize(0));

        services.impact(impact.formatted("0.97", "0.7"));
        market.execute("truncate ingestion.test_absence");
        drop(6);
        board.refresh();
        incidents("open")
                .body("items", hasSize(1))
                .body("items[0].cause", equalTo("bars:provider-missing"))
                .body("items[0].severity", equalTo("WARNING"))
                .body("items[0].symptoms.rule", contains("top-decile-changed"));

        services.impact(impact.formatted("0.8", "0.5"));
        market.execute("truncate ingestion.test_absence");
        drop(7);
        board.refresh();
        String id = incidents("open")
                .body("items", hasSize(1))
                .body("items[0].severity", equalTo("CRITICAL"))
                .body(
                        "items[0].symptoms.rule",
                        containsInAnyOrder(
                                "top-decile-changed",
                                "top-decile-critical",
                                "decision-ranks-changed",
                                "decision-ranks-critical"))
                .extract()
                .path("items[0].id");
        given().get("/api/v1/incidents/" + id)
                .then()
                .body("decision.topDecileKept", equalTo(0.5f))
                .body("decision.rankCorrelation", equalTo(0.8f))
                .body("decision.lost", contains("S1"));
    }

    @Test
    void shouldAskAgainWhatTheSameCellsDoOnceOthersHaveFeatures() {
        String impact =
                "{\"session\":\"2018-02-07\",\"model\":\"blend\",\"version\":\"1\",\"members\":300,\"affected\":5,"
                        + "\"rankCorrelation\":0.97,\"topDecile\":30,\"topDecileKept\":%s,\"lost\":[],\"gained\":[]}";
        services.impact(impact.formatted("0.5"));
        drop(6);
        board.refresh();
        incidents("open").body("items.symptoms.rule.flatten()", hasItem("top-decile-critical"));

        services.impact(impact.formatted("1.0"));
        market.execute("update feature.test_coverage set symbols_with_features = symbols_with_features + 1"
                + " where session = '" + LATEST + "'");
        board.refresh();

        incidents("open").body("items", hasSize(0));
    }

    @Test
    void shouldNotAskAboutADecisionForWhichNoSymbolHasFeatures() {
        int before = services.requests().size();
        drop(300);
        board.refresh();

        incidents("open").body("items", hasSize(1));
        assertThat(services.requests().subList(before, services.requests().size()))
                .noneMatch(request -> request.contains("decision-impacts"));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/incidents/" + path)
                .then();
    }
}
