package io.ballast.monitor;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.Severity;
import io.ballast.contracts.ThresholdBreached;
import io.ballast.contracts.ThresholdCleared;
import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.support.Broker;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class IncidentIT {

    private static final LocalDate FROM = LocalDate.of(2017, 11, 1);
    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);

    private static final long RELOAD_MILLIS = 500;

    TestServers servers;
    StandInServices services;

    @Inject
    ObjectMapper json;

    @Inject
    StatusBoard board;

    private PublishedMarket market;
    private Broker broker;

    @BeforeEach
    void setUp() {
        services.failing(false);
        services.impact("{}");
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
    }

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
        post(UUID.randomUUID() + "/acknowledgement", "{\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(404);
    }

    @Test
    void shouldNoticeASessionNobodyDecidedOnWithoutAnyEvent() {
        market.execute("insert into monitor.certificate values ('earlier', '2018-02-05', true, 'hash',"
                + " '[{\"name\":\"no-fallback\",\"value\":0,\"threshold\":0,\"passed\":true,\"message\":\"none\"}]', '{}',"
                + " '2018-02-06T01:00:00Z')");
        board.refresh();

        incidents("open")
                .body("items", hasSize(1))
                .body("items[0].cause", equalTo("decision:not-decided"))
                .body("items[0].symptoms.rule", contains("session-undecided"))
                .body("items[0].symptoms[0].value", equalTo(2.0f));
        attribution("session-undecided")
                .body("lost", equalTo(600))
                .body("parts.find { it.cause == 'not-decided' }.cells", equalTo(300))
                .body("parts.find { it.cause == 'not-predicted' }.cells", equalTo(300))
                .body("since", equalTo("2018-02-06"))
                .body("repair", equalTo("./ballast train"));
    }

    @Test
    void shouldExplainEveryTargetThatIsMissing() {
        LocalDate first = LocalDate.of(2018, 1, 9);
        LocalDate last = LocalDate.of(2018, 1, 31);
        LocalDate early = LocalDate.of(2017, 8, 1);
        market.bars(0, early, FROM.minusDays(1));
        market.labels(1, 50, first, last, "1", "0.01", "null");
        market.execute("delete from ingestion.test_bar where symbol = 'IWM' and session = '2018-01-31'");
        market.labels(51, 150, first, last, "null", "0.01", "null");
        LocalDate gap = LocalDate.of(2018, 1, 25);
        market.labels(151, 160, first, LocalDate.of(2018, 1, 17), "1", "0.01", "0.01");
        market.labels(151, 160, LocalDate.of(2018, 1, 18), LocalDate.of(2018, 1, 24), "1", "null", "null");
        market.labels(151, 160, gap.plusDays(1), last, "1", "0.01", "0.01");
        market.absent(151, 160, gap, "provider-missing", "polygon");
        market.labels(166, 170, first, last, "1", "null", "null");
        market.labels(171, 172, early, last, "null", "0.01", "null");
        market.labels(173, 300, first, last, "1", "0.01", "0.01");
        market.countLabels();
        board.refresh();

        int expected = 16 * 300;
        int covered = 16 * 128 + 10 * 10;
        given().get("/api/v1/target-coverage")
                .then()
                .body("targets.fwd_ret_resid.expectedCells", equalTo(expected))
                .body("targets.fwd_ret_resid.cells", equalTo(covered));
        attribution("target-coverage-low")
                .body("lost", equalTo(expected - covered))
                .body(cells("benchmark-missing"), equalTo(16 * 50 + 2))
                .body(cells("short-history"), equalTo(16 * 100))
                .body(cells("provider-missing"), equalTo(10 * 6))
                .body(cells("not-built"), equalTo(16 * 5))
                .body(cells("label-undefined"), equalTo(16 * 5))
                .body(cells("beta-undefined"), equalTo(15 * 2))
                .body("since", equalTo("2018-01-09"))
                .body(
                        "repair",
                        allOf(
                                startsWith("./ballast ingest --symbol IWM,S151,"),
                                endsWith(" --start-date 2018-01-25 --end-date 2018-01-31")));
    }

    @Test
    void shouldExplainTheFallbackTargetAsWell() {
        try {
            putRule(
                            "plain-target-low",
                            "{\"metric\":\"target-coverage\",\"scope\":\"fwd_ret\",\"comparison\":\"below\","
                                    + "\"threshold\":0.99,\"severity\":\"warning\",\"runbook\":\"docs/runbook.md\","
                                    + "\"author\":\"Ada\",\"note\":\"both\"}")
                    .statusCode(200);
            LocalDate first = LocalDate.of(2018, 1, 9);
            market.labels(1, 290, first, LATEST, "1", "0.01", "0.01");
            market.labels(291, 295, first, LATEST, "1", "null", "null");
            market.countLabels();
            board.refresh();

            attribution("plain-target-low")
                    .body("loss", equalTo("FWD_RET"))
                    .body("lost", equalTo(16 * 10))
                    .body(cells("label-undefined"), equalTo(16 * 5))
                    .body(cells("not-built"), equalTo(16 * 5));
        } finally {
            putRule("plain-target-low", "{\"enabled\":false,\"author\":\"Ada\",\"note\":\"done\"}");
            market.execute("delete from monitor.rule where name = 'plain-target-low'");
        }
    }

    @Test
    void shouldExplainCellsWithFewFeatures() {
        market.rows(240, LATEST);
        market.execute("update feature.test_feature set ret_5d = null, beta_63 = null where length(symbol) = 2");
        market.absent(281, 300, LATEST, "quarantined", "polygon");
        market.features(300, 300, 300, LATEST, LATEST);
        market.execute("update feature.test_coverage set covered_cells = 231 where session = '" + LATEST + "'");
        board.refresh();

        attribution("feature-coverage-low")
                .body("loss", equalTo("VALUES"))
                .body("lost", equalTo(300 - 231))
                .body(cells("short-history"), equalTo(9))
                .body(cells("not-built"), equalTo(40))
                .body(cells("quarantined"), equalTo(20))
                .body("symbols", equalTo(69));
    }

    @Test
    void shouldNameWhoLeftWhenBreadthFalls() {
        market.rows(300, LATEST.minusDays(1));
        market.execute(
                "insert into feature.test_feature select 'S' || n, '2018-02-07' from generate_series(61, 300) n");
        market.execute("create or replace view ingestion.published_membership as select symbol,"
                + " date '2010-01-04' as from_session,"
                + " case when substr(symbol, 2)::int <= 60 then date '2018-02-07' end as to_session,"
                + " 'delisted'::text as reason, date '2018-02-07' as decided_on"
                + " from ingestion.test_member where included and not benchmark");
        market.features(240, 240, 240, LATEST, LATEST);
        board.refresh();

        incidents("open").body("items.cause", contains("universe:shrunk"));
        attribution("breadth-drop-critical")
                .body("loss", equalTo("BREADTH"))
                .body("lost", equalTo(60))
                .body("parts.cause", contains("left-universe"))
                .body("repair", equalTo("./ballast universe rebuild"));
    }

    @Test
    void shouldExplainOldStatements() {
        market.execute("truncate ingestion.test_statement");
        market.statements(300, LocalDate.of(2016, 10, 31), LocalDate.of(2016, 12, 10));
        board.refresh();

        float sessions = incidents("open")
                .body("items.cause", contains("fundamentals:old"))
                .extract()
                .path("items[0].symptoms[0].value");
        attribution("fundamentals-stale")
                .body("lost", equalTo((int) (300 * sessions)))
                .body("parts.cause", contains("statement-old"))
                .body("repair", equalTo("./ballast fundamentals upsert"));
    }

    private static ValidatableResponse attribution(String rule) {
        String id = incidents("open").extract().path("items.find { it.symptoms.rule.contains('" + rule + "') }.id");
        assertThat(id).as("an incident with the symptom " + rule).isNotNull();
        return given().get("/api/v1/incidents/" + id).then().rootPath("attributions.'" + rule + "'");
    }

    private static String cells(String cause) {
        return "parts.findAll { it.cause == '" + cause + "' }.cells.sum()";
    }

    @Test
    void shouldTellWhatTheProviderDoesNotHaveYetFromWhatNobodyAskedFor() {
        market.absent(1, 300, LATEST, "not-fetched", "polygon");
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
    void shouldNameTheSectorIfOnlyOneLacksBars() {
        market.execute("create or replace view ingestion.published_universe as select symbol, security_type,"
                + " symbol as name, 'XNYS'::text as exchange,"
                + " case when length(symbol) = 2 then 'Mining' else 'Finance' end::text as sector,"
                + " null::text as industry, null::date as listed_on, null::date as delisted_on,"
                + " case when included then date '2010-01-04' end as member_from, null::date as member_to,"
                + " included, benchmark, null::float8 as market_cap, null::float8 as last_close,"
                + " null::float8 as adv_usd, null::text as reason from ingestion.test_member");
        drop(9);
        market.execute("update feature.test_coverage set symbols_with_features = 290, covered_cells = 290"
                + " where session = '" + LATEST + "'");
        board.refresh();

        incidents("open")
                .body("items", hasSize(1))
                .body("items[0].cause", equalTo("bars:sector-provider-missing"))
                .body("items[0].title", containsString("Mining"));
    }

    @Test
    void shouldTellBarsThatCannotBeBelieved() {
        market.execute("insert into ingestion.test_suspect select 'S' || n, '2018-02-07', 'stale-repeat'"
                + " from generate_series(1, 30) n");
        market.execute("insert into ingestion.test_suspect values ('S7', '2018-02-06', 'scale-error'),"
                + " ('S8', '2018-01-02', 'scale-error')");
        board.refresh();

        incidents("open")
                .body("items.cause", containsInAnyOrder("figures:repeated", "figures:scale"))
                .body("items.find { it.cause == 'figures:scale' }.symptoms[0].value", equalTo(1.0f));
        attribution("bars-repeated")
                .body("lost", equalTo(30))
                .body("parts[0].provider", equalTo("polygon"))
                .body("repair", startsWith("./ballast ingest --symbol S1,S10,"));
        attribution("prices-off-scale")
                .body("lost", equalTo(1))
                .body("topSymbols[0].symbol", equalTo("S7"))
                .body("repair", equalTo("./ballast ingest --symbol S7 --start-date 2018-02-06 --end-date 2018-02-06"));
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
    void shouldNoticeThatTheBenchmarkHasNoBar() {
        market.execute("delete from ingestion.test_bar where symbol = 'IWM' and session = '2018-02-07'");
        board.refresh();

        incidents("open").body("items.cause", contains("benchmark:missing"));
        attribution("benchmark-missing")
                .body("lost", equalTo(1))
                .body("topSymbols[0].symbol", equalTo("IWM"))
                .body("repair", equalTo("./ballast ingest --symbol IWM --start-date 2018-02-07 --end-date 2018-02-07"));
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
    void shouldWarnOfABreachThatIsStillAhead() {
        market.execute("insert into monitor.measurement select 'symbols-with-features', '', date '2018-02-07' - n,"
                + " 300 + 30 * n from generate_series(1, 9) n");
        board.refresh();

        incidents("open")
                .body("items", hasSize(1))
                .body("items[0].cause", equalTo("features:trend-symbols-with-features"))
                .body("items[0].severity", equalTo("WARNING"))
                .body("items[0].symptoms.rule", contains("breadth-low-ahead"))
                .body("items[0].symptoms[0].message", containsString("it gets there on 2018-02-13, in 3.3 sessions"));

        market.execute("update monitor.measurement set value = 300 where metric = 'symbols-with-features'");
        board.refresh();
        incidents("unresolved").body("items", hasSize(0));
    }

    @Test
    void shouldTakeATrendForTheShadowOfABreach() {
        market.absent(1, 15, LATEST, "provider-missing", "polygon");
        market.features(285, 285, 285, LATEST, LATEST);
        market.execute("update feature.test_coverage set universe_symbols = 300, expected_cells = 300 where session = '"
                + LATEST + "'");
        market.execute("insert into monitor.measurement select 'universe-coverage', '', date '2018-02-07' - n,"
                + " 0.95 + 0.012 * n from generate_series(1, 9) n");
        board.refresh();

        incidents("open")
                .body("items.cause", contains("bars:provider-missing"))
                .body("items[0].symptoms.rule", hasItems("universe-coverage-low", "universe-coverage-critical-ahead"));
    }

    @Test
    void shouldReplayHistoryAgainstAnotherThreshold() {
        market.features(150, 150, 150, LocalDate.of(2018, 1, 10), LocalDate.of(2018, 1, 12));
        market.execute("insert into monitor.measurement values ('symbols-with-features', '', '2018-01-11', 250)");
        String path = "/api/v1/rules/breadth-low/backtest?from=2018-01-01&to=2018-02-07";

        given().get(path)
                .then()
                .statusCode(200)
                .body("threshold", equalTo(200.0f))
                .body("sessions", equalTo(26))
                .body("fired", equalTo(2))
                .body("sessionsInBreach", equalTo(2))
                .body("undecided", equalTo(2))
                .body("episodes.from", contains("2018-01-10", "2018-01-12"))
                .body("episodes[0].worst", equalTo(150.0f));
        given().get(path + "&threshold=280").then().body("fired", equalTo(1)).body("sessionsInBreach", equalTo(3));
        given().get(path + "&threshold=wide").then().statusCode(400).body("detail", containsString("threshold=wide"));
        given().get("/api/v1/rules/breadth-low/backtest?from=2018-02-07").then().statusCode(400);
        given().get("/api/v1/rules/nope/backtest?from=2018-01-01&to=2018-02-07")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldChangeRulesWithAnAuditTrail() {
        try {
            putRule("bars-overdue", "{\"enabled\":false,\"author\":\"Ada\",\"note\":\"one at a time\"}")
                    .statusCode(200);
            putRule("bars-stale", "{\"threshold\":0,\"author\":\"Ada\",\"note\":\"stricter\"}")
                    .statusCode(200)
                    .body("threshold", equalTo(0.0f))
                    .body("variable", nullValue());
            market.absent(1, 60, LATEST, "not-fetched", "polygon");
            board.refresh();
            incidents("open").body("items.cause", contains("decision:not-run"));

            putRule("bars-stale", "{\"enabled\":false,\"author\":\"Ada\",\"note\":\"off\"}")
                    .statusCode(200);
            board.refresh();
            incidents("resolved").body("items[0].evidence", containsString("switched off"));
            given().get("/api/v1/rules/bars-stale/changes")
                    .then()
                    .body("items[0].note", equalTo("off"))
                    .body("items[1].author", equalTo("Ada"))
                    .body("items[1].before.threshold", equalTo(2.0f))
                    .body("items[1].after.threshold", equalTo(0.0f));
        } finally {
            putRule("bars-overdue", "{\"enabled\":true,\"author\":\"Ada\",\"note\":\"as before\"}")
                    .statusCode(200);
            putRule(
                            "bars-stale",
                            "{\"variable\":\"data_lag_warn_business_days\",\"enabled\":true,"
                                    + "\"author\":\"Ada\",\"note\":\"as before\"}")
                    .statusCode(200)
                    .body("threshold", equalTo(2.0f));
        }
    }

    @Test
    void shouldJudgeAPartOfTheUniverseByARuleOfItsOwn() {
        market.execute(
                "update ingestion.test_member set sector = case when length(symbol) = 2 then 'Mining' else 'Finance'"
                        + " end where security_type = 'CS'");
        market.rows(300, LATEST.minusDays(1));
        market.rows(300, LATEST);
        String rule = "{\"metric\":\"%s\",\"scope\":\"%s\",\"comparison\":\"below\",\"threshold\":%s,"
                + "\"severity\":\"critical\",\"runbook\":\"docs/runbook.md\",\"author\":\"Ada\",\"note\":\"small\"}";
        try {
            putRule("mining-coverage", rule.formatted("universe-coverage", "sector=Mining", "0.9"))
                    .statusCode(200);
            putRule("polygon-breadth", rule.formatted("symbols-with-features", "provider=polygon", "299"))
                    .statusCode(200);
            board.refresh();
            incidents("open").body("items", hasSize(0));

            market.absent(1, 3, LATEST, "provider-missing", "polygon");
            market.execute(
                    "delete from feature.test_feature where symbol in ('S1', 'S2', 'S3') and session = '2018-02-07'");
            market.execute("update feature.test_coverage set symbols_with_features = 297 where session = '2018-02-07'");
            board.refresh();

            String id = incidents("open")
                    .body("items", hasSize(1))
                    .body("items[0].cause", equalTo("bars:provider-missing"))
                    .body("items[0].severity", equalTo("CRITICAL"))
                    .body("items[0].symptoms.rule", containsInAnyOrder("mining-coverage", "polygon-breadth"))
                    .body("items[0].symptoms.find { it.rule == 'mining-coverage' }.value", equalTo(6 / 9f))
                    .body(
                            "items[0].symptoms.message",
                            hasItem(containsString("universe-coverage of sector=Mining is 0.6667")))
                    .extract()
                    .path("items[0].id");
            given().get("/api/v1/incidents/" + id).then().body("attributions.mining-coverage.lost", equalTo(3));
            for (String name : new String[] {"mining-coverage", "polygon-breadth"}) {
                given().get("/api/v1/rules/" + name + "/backtest?from=2018-02-06&to=2018-02-07")
                        .then()
                        .statusCode(200)
                        .body("sessions", equalTo(2))
                        .body("episodes.from", contains("2018-02-07"));
            }
            putRule("mining-coverage", rule.formatted("feature-coverage", "sector=Mining", "0.9"))
                    .statusCode(400)
                    .body("detail", containsString("scope=sector=Mining"));
        } finally {
            market.execute("delete from monitor.rule where name in ('mining-coverage', 'polygon-breadth')");
        }
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
    void shouldRefuseRulesThatCannotBeJudged() {
        putRule("bars-stale", "{\"sessions\":0,\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400)
                .body("detail", containsString("sessions=0"));
        putRule("bars-stale", "{\"variable\":\"mood\",\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400)
                .body("detail", containsString("variable=mood"));
        putRule("bars-stale", "{\"sessions\":2}").statusCode(400);
        putRule("new-one", "{\"metric\":\"data-lag\",\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400);
        given().get("/api/v1/rules/nope").then().statusCode(404);
        given().get("/api/v1/incidents?state=odd").then().statusCode(400).body("detail", containsString("odd"));
    }

    /** The provider has nothing of the first symbols on the latest session. */
    private void drop(int symbols) {
        market.rows(300, LATEST.minusDays(1));
        market.absent(1, symbols, LATEST, "provider-missing", "polygon");
        market.features(300 - symbols, 0, 0, LATEST, LATEST);
        market.execute(
                "insert into feature.test_feature select symbol, session from ingestion.test_bar where session = '"
                        + LATEST + "' and symbol <> 'IWM' and symbol <> 'SPY'");
        market.execute("update feature.test_coverage set universe_symbols = 300, expected_cells = 300 where session = '"
                + LATEST + "'");
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }

    private static ValidatableResponse incidents(String state) {
        return given().get("/api/v1/incidents?state=" + state).then().statusCode(200);
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/incidents/" + path)
                .then();
    }

    private static ValidatableResponse putRule(String name, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/v1/rules/" + name)
                .then();
    }
}
