package io.ballast.monitor;

import java.time.Duration;
import java.time.LocalDate;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

/** A day on which the exchange was closed against its calendar, declared by a person: nothing is missing, and nothing is run. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class DeclaredClosureIT extends WatchedMarket {

    @BeforeEach
    void nobodyTraded() {
        market.execute("delete from ingestion.test_bar where session = '" + LATEST + "'");
        market.execute("delete from feature.test_coverage where session = '" + LATEST + "'");
        market.execute("update model.test_prediction set session = '2018-02-06'");
        market.execute(
                "insert into monitor.certificate (run_id, session, certified, predictions_hash, checks, reasons, decided_at)"
                        + " values ('before', '2018-02-06', true, 'x',"
                        + " '[{\"name\":\"breadth\",\"value\":1,\"threshold\":0,\"passed\":true,\"message\":\"wide\"}]',"
                        + " '{}', '2018-02-07T02:00:00Z')");
    }

    @Test
    void shouldRaiseNoAlarmForADayThatWasDeclaredClosed() {
        board.refresh();
        incidents("unresolved").body("items.symptoms.rule.flatten()", hasItems("bars-overdue", "session-undecided"));

        market.close(LATEST);
        board.refresh();

        incidents("unresolved").body("items", hasSize(0));
        given().get("/api/v1/freshness")
                .then()
                .body("status", equalTo("OK"))
                .body("lastDueSession", equalTo("2018-02-06"))
                .body("datasets[0].lagSessions", equalTo(0))
                .body("datasets[2].lagSessions", equalTo(0));
    }

    @Test
    void shouldStillCountTheSessionBeforeTheClosure() {
        market.execute("delete from ingestion.test_bar where session = '2018-02-06'");
        market.close(LATEST);

        given().get("/api/v1/freshness")
                .then()
                .body("datasets[0].lagSessions", equalTo(1))
                .body("datasets[0].latestCompleteSession", equalTo("2018-02-05"));
    }

    @Test
    void shouldLetNoLabelMatureOnADayThatWasDeclaredClosed() {
        int before = maturedSessions();

        market.close(LATEST);

        assertThat(maturedSessions()).isEqualTo(before - 1);
    }

    @Test
    void shouldLetNoLabelMatureOnADayThatWasWithdrawnBeforeTheNextBuildOfFeatures() {
        int before = maturedSessions();

        market.execute("insert into feature.test_closure values ('" + LATEST + "')");

        assertThat(maturedSessions()).isEqualTo(before - 1);
        given().get("/api/v1/freshness").then().body("lastDueSession", equalTo(LATEST.toString()));
    }

    private static int maturedSessions() {
        return given().get("/api/v1/target-coverage").jsonPath().getInt("maturedSessions");
    }

    @Test
    void shouldReplayNoLabelThatMaturedOnADayThatWasDeclaredClosed() {
        market.features(300, 300, 0, LocalDate.of(2018, 1, 31), LATEST);
        String replay = "/api/v1/rules/target-coverage-low/backtest?from=2018-02-06&to=2018-02-06&threshold=0.99";
        given().get(replay).then().body("fired", equalTo(0));
        market.features(300, 300, 0, LocalDate.of(2018, 1, 30), LATEST);
        given().get(replay).then().body("fired", equalTo(1));

        market.close(LocalDate.of(2018, 2, 1));

        given().get(replay).then().body("fired", equalTo(0));
    }

    @Test
    void shouldSkipTheEndOfADayThatWasDeclaredClosed() {
        shouldSkipTheEndOf(LATEST);
    }

    @Test
    void shouldSkipTheEndOfADayThatWasDeclaredClosedInAdvance() {
        shouldSkipTheEndOf(LATEST.plusDays(1));
    }

    @Test
    void shouldSkipTheEndOfTheSecondOfTwoClosedDays() {
        market.close(LATEST.minusDays(1));

        shouldSkipTheEndOf(LATEST);
    }

    private void shouldSkipTheEndOf(LocalDate closed) {
        market.close(closed);

        String id = given().contentType("application/json")
                .body("{\"type\":\"eod-pipeline\",\"parameters\":{\"date\":\"" + closed + "\"}}")
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> given().get("/api/v1/operations/" + id)
                .then()
                .body("state", equalTo("succeeded"))
                .body("result.skipped", equalTo(true))
                .body("result.reason", containsString(closed + " was declared closed")));
    }
}
