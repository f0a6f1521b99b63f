package io.ballast.monitor;

import java.time.LocalDate;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class VerdictIT {

    private static final LocalDate FROM = LocalDate.of(2017, 11, 1);
    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);

    TestServers servers;
    StandInServices services;

    @Inject
    StatusBoard board;

    private PublishedMarket market;

    @BeforeEach
    void setUp() {
        market = new PublishedMarket(servers);
        services.failing(false);
    }

    @ParameterizedTest
    @CsvSource({"80,CRITICAL", "150,WARNING", "300,OK"})
    void shouldJudgeBreadthByItsThresholds(int symbols, String expected) {
        healthy(symbols);

        get("breadth")
                .body("status", equalTo(expected))
                .body("symbolsWithFeatures", equalTo(symbols))
                .body("session", equalTo("2018-02-07"))
                .body("assumedMembership", equalTo(0.25f))
                .body("thresholds.feature_breadth_min_symbols", equalTo(100.0f));
    }

    @Test
    void shouldHoldThresholdsOfOneCall() {
        healthy(300);

        get("breadth?feature-breadth-min-symbols=400&feature-breadth-warn-symbols=500")
                .body("status", equalTo("CRITICAL"));
        given().get("/api/v1/breadth?feature-breadth-min-symbols=many")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("FEATURE_BREADTH_MIN_SYMBOLS=many"))
                .body("hint", notNullValue());
    }

    @Test
    void shouldReportCoverageOfBothTargets() {
        healthy(300);
        market.features(300, 300, 150, LATEST.minusDays(29), LATEST);

        get("target-coverage")
                .body("status", equalTo("CRITICAL"))
                .body("primaryTarget", equalTo("fwd_ret_resid"))
                .body("targets.fwd_ret_resid.coverage", equalTo(0.5f))
                .body("targets.fwd_ret.coverage", equalTo(1.0f))
                .body("maturedSessions", equalTo(16))
                .body("dates", hasSize(21))
                .body("dates[20].fwd_ret", nullValue())
                .body("targets.fwd_ret_resid.lowSessions", hasSize(16));
        get("target-coverage?days-back=60&min-target-coverage=0.4").body("status", equalTo("OK"));
        get("target-coverage?days-back=3")
                .body("status", equalTo("UNKNOWN"))
                .body("targets.fwd_ret_resid.coverage", nullValue());
    }

    @Test
    void shouldCountTheSessionsEachDataSetLagsBehind() {
        healthy(300);
        market.execute("delete from ingestion.test_bar where session >= '2018-02-05'");
        market.execute("delete from ingestion.test_bar where session = '2018-02-02' and symbol < 'S2'");

        get("freshness")
                .body("status", equalTo("WARNING"))
                .body("lastDueSession", equalTo("2018-02-07"))
                .body("datasets[0].dataset", equalTo("bars"))
                .body("datasets[0].lagSessions", equalTo(4))
                .body("datasets[0].latestSession", equalTo("2018-02-02"))
                .body("datasets[0].latestCompleteSession", equalTo("2018-02-01"))
                .body("datasets[1].lagSessions", equalTo(0))
                .body("datasets[2].lagSessions", equalTo(0))
                .body("datasets[3].lagSessions", equalTo(0));
    }

    @Test
    void shouldNoticeStatementsThatHaveGrownOld() {
        healthy(300);
        market.execute("update ingestion.test_statement set period_end = '2016-09-30' where symbol < 'S2'");

        get("freshness")
                .body("datasets[3].status", equalTo("WARNING"))
                .body("datasets[3].latestCompleteSession", equalTo("2017-12-29"));
    }

    @Test
    void shouldNotJudgeWhatIsNotThere() {
        get("breadth").body("status", equalTo("UNKNOWN")).body("session", nullValue());
        get("target-coverage").body("status", equalTo("UNKNOWN"));
        get("freshness").body("status", equalTo("UNKNOWN"));
    }

    @Test
    void shouldJudgeBeforeTheOtherServicesHaveTheirViews() {
        market.execute("drop view feature.published_session_coverage, model.published_predictions,"
                + " ingestion.published_universe");

        get("breadth").body("status", equalTo("UNKNOWN"));
        get("freshness").body("status", equalTo("UNKNOWN"));
        board.refresh();
        get("status").body("includedSymbols", nullValue());
    }

    @Test
    void shouldShowEverythingAtAGlance() {
        healthy(150);
        board.refresh();

        get("status")
                .body("status", equalTo("WARNING"))
                .body("breadth.status", equalTo("WARNING"))
                .body("includedSymbols", equalTo(150))
                .body("survivorshipBiased", equalTo(true))
                .body("assumedMembership", equalTo(0.25f))
                .body("latestSessions.bars", equalTo("2018-02-07"))
                .body("services.name", equalTo(java.util.List.of("ingestion", "feature", "model", "monitor")))
                .body("services.up", everyItem(equalTo(true)));

        services.failing(true);
        board.refresh();

        get("status").body("services[0].up", equalTo(false)).body("services[0].detail", containsString("database"));
    }

    @Test
    void shouldExportFiguresAndThresholds() {
        healthy(150);
        market.features(150, 150, 75, FROM, LATEST);
        market.execute(
                "update ingestion.test_statement set period_end = '2016-09-30' where substr(symbol, 2)::int > 140");
        market.execute("delete from ingestion.test_statement where substr(symbol, 2)::int <= 20");
        board.refresh();

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics.lines())
                .contains(
                        "ballast_feature_symbols 150.0",
                        "ballast_feature_coverage_ratio 1.0",
                        "ballast_universe_assumed_ratio 0.25",
                        "ballast_fundamentals_coverage_ratio 0.8",
                        "ballast_target_coverage_ratio{target=\"fwd_ret\"} 1.0",
                        "ballast_target_coverage_ratio{target=\"fwd_ret_resid\"} 0.5",
                        "ballast_data_lag_sessions{dataset=\"bars\"} 0.0",
                        "ballast_threshold{name=\"min_target_coverage\"} 0.6",
                        "ballast_threshold{name=\"feature_breadth_min_symbols\"} 100.0",
                        "ballast_threshold{name=\"feature_breadth_warn_symbols\"} 200.0",
                        "ballast_threshold{name=\"feature_coverage_warn_rate\"} 0.9",
                        "ballast_threshold{name=\"universe_coverage_warn_rate\"} 0.97",
                        "ballast_threshold{name=\"universe_coverage_min_rate\"} 0.9",
                        "ballast_threshold{name=\"breadth_drop_warn_rate\"} 0.95",
                        "ballast_threshold{name=\"breadth_drop_min_rate\"} 0.85",
                        "ballast_threshold{name=\"data_lag_warn_business_days\"} 2.0");
        // the close of 2018-02-07, 16:00 New York
        assertThat(metrics)
                .containsPattern("ballast_data_latest_session_timestamp_seconds\\{dataset=\"bars\"\\} 1\\.5180372E9");
    }

    @Test
    void shouldMoveTheClockForwardAndBackOnlyIfForced() {
        given().get("/api/v1/clock")
                .then()
                .body("instant", equalTo(DemoClock.EVENING))
                .body("controlled", equalTo(true))
                .body("lastDueSession", equalTo("2018-02-07"))
                .body("nextOpen", equalTo("2018-02-08T14:30:00Z"));

        put("2018-02-09T04:59:00Z", "").statusCode(200).body("lastDueSession", equalTo("2018-02-08"));
        put(DemoClock.EVENING, "").statusCode(409).body("hint", containsString("force"));
        put(DemoClock.EVENING, "?force=true").statusCode(200);
        put("2050-01-01T00:00:00Z", "").statusCode(400);
    }

    private void healthy(int symbols) {
        market.include(symbols);
        market.bars(symbols, FROM, LATEST);
        market.features(symbols, symbols, symbols, FROM, LATEST);
        market.predictions(symbols, "ridge", LATEST);
        market.statements(symbols, LocalDate.of(2017, 9, 30), LocalDate.of(2017, 11, 10));
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.get("/api/v1/" + path).then().statusCode(200);
    }

    private static ValidatableResponse put(String instant, String query) {
        return given().contentType("application/json")
                .body("{\"instant\":\"" + instant + "\"}")
                .put("/api/v1/clock" + query)
                .then();
    }
}
