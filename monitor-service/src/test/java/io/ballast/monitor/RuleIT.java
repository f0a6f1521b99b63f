package io.ballast.monitor;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Rules: their trends, their history, their changes, and parts of the universe. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class RuleIT extends WatchedMarket {

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
        for (String range : List.of("from=1980-01-01&to=2018-02-07", "from=2018-02-07&to=2099-12-31")) {
            given().get("/api/v1/rules/breadth-low/backtest?" + range)
                    .then()
                    .statusCode(200)
                    .body("to", equalTo("2018-02-07"));
        }
        given().get("/api/v1/rules/breadth-low/backtest?from=2099-01-01&to=2099-12-31")
                .then()
                .statusCode(200)
                .body("sessions", equalTo(0));
        given().get("/api/v1/rules/nope/backtest?from=2018-01-01&to=2018-02-07")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldJudgeAFiringByTheDecisionThatStands() {
        LocalDate withheld = LocalDate.of(2018, 1, 10);
        LocalDate repairedLate = LocalDate.of(2018, 1, 12);
        LocalDate repairedInTime = LocalDate.of(2018, 1, 17);
        for (LocalDate session : List.of(withheld, repairedLate, repairedInTime)) {
            market.features(150, 150, 150, session, session);
        }
        decide(withheld, true, true);
        decide(withheld, false, true);
        decide(repairedLate, false, true);
        decide(repairedLate, true, false);
        decide(repairedInTime, false, true);
        decide(repairedInTime, true, true);

        given().get("/api/v1/rules/breadth-low/backtest?from=2018-01-01&to=2018-02-07")
                .then()
                .body("episodes.from", contains("2018-01-10", "2018-01-12", "2018-01-17"))
                .body("episodes.use", contains("justified", "justified", "in-vain"));
    }

    /** Decides on a session by what its data is like, before the next open or after it. */
    private void decide(LocalDate session, boolean good, boolean inTime) {
        String check = "{\"name\":\"%s\",\"value\":1,\"threshold\":0,\"passed\":%s,\"message\":\"so it is\"}";
        market.execute(
                "insert into monitor.certificate (run_id, session, certified, predictions_hash, checks, reasons, decided_at)"
                        + " values ('" + UUID.randomUUID() + "', '" + session + "', " + (good && inTime) + ", 'x', '["
                        + check.formatted("breadth", good) + "," + check.formatted("hours-before-next-open", inTime)
                        + "]', '{}', date '" + session + "' + interval '" + (inTime ? 26 : 50) + " hours')");
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
            incidents("open").body("items.cause", contains("bars:late"));

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
    void shouldShowAndJudgeByTheThresholdOfTheRule() {
        try {
            putRule("breadth-critical", "{\"threshold\":350,\"author\":\"Ada\",\"note\":\"wide\"}")
                    .statusCode(200);
            putRule("target-coverage-low", "{\"threshold\":0.55,\"author\":\"Ada\",\"note\":\"sparse\"}")
                    .statusCode(200);
            putRule("bars-stale", "{\"threshold\":0,\"author\":\"Ada\",\"note\":\"strict\"}")
                    .statusCode(200);
            market.execute("delete from ingestion.test_bar where session = '" + LATEST + "'");
            board.refresh();

            given().get("/api/v1/breadth")
                    .then()
                    .body("status", equalTo("CRITICAL"))
                    .body("checks[0].threshold", equalTo(350f))
                    .body("thresholds.feature_breadth_min_symbols", equalTo(350f));
            given().get("/api/v1/breadth?feature-breadth-min-symbols=120")
                    .then()
                    .body("status", equalTo("OK"))
                    .body("thresholds.feature_breadth_min_symbols", equalTo(120f));
            given().get("/api/v1/target-coverage").then().body("minTargetCoverage", equalTo(0.55f));
            given().get("/api/v1/freshness")
                    .then()
                    .body("allowedLagSessions", equalTo(0))
                    .body("datasets.allowedLagSessions", contains(0, 2, 2, 2))
                    .body("datasets.status", contains("WARNING", "OK", "OK", "OK"));
            assertThat(metrics())
                    .contains(
                            "ballast_threshold{name=\"feature_breadth_min_symbols\"} 350.0",
                            "ballast_threshold{name=\"min_target_coverage\"} 0.55",
                            "ballast_data_lag_allowed_sessions{dataset=\"bars\"} 0.0",
                            "ballast_data_lag_allowed_sessions{dataset=\"features\"} 2.0");
        } finally {
            follow("breadth-critical", "feature_breadth_min_symbols");
            follow("target-coverage-low", "min_target_coverage");
            follow("bars-stale", "data_lag_warn_business_days");
            board.refresh();
        }
        assertThat(metrics()).contains("ballast_threshold{name=\"feature_breadth_min_symbols\"} 100.0");
    }

    private static void follow(String rule, String variable) {
        putRule(rule, "{\"variable\":\"" + variable + "\",\"author\":\"Ada\",\"note\":\"as before\"}")
                .statusCode(200);
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
    void shouldRefuseRulesThatCannotBeJudged() {
        putRule("bars-stale", "{\"sessions\":0,\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400)
                .body("detail", containsString("sessions=0"));
        putRule("bars-stale", "{\"variable\":\"mood\",\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400)
                .body("detail", containsString("variable=mood"));
        putRule("bars-stale", "{\"comparison\":\"beside\",\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400)
                .body("detail", equalTo("comparison=beside is not allowed: one of [below, above] is expected."));
        putRule("bars-stale", "{\"severity\":\"loud\",\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400)
                .body("detail", equalTo("severity=loud is not allowed: one of [warning, critical] is expected."));
        putRule("bars-stale", "{\"sessions\":2}").statusCode(400);
        putRule("new-one", "{\"metric\":\"data-lag\",\"author\":\"Ada\",\"note\":\"x\"}")
                .statusCode(400);
        given().get("/api/v1/rules/nope").then().statusCode(404);
        given().get("/api/v1/incidents?state=odd").then().statusCode(400).body("detail", containsString("odd"));
    }
}
