package io.ballast.model;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

/** A day of the calendar on which the exchange was closed, two sessions before the latest one. */
@QuarkusTest
@TestProfile(RunningService.Evening.class)
@QuarkusTestResource(ServersResource.class)
class DeclaredClosureIT extends RunningService {

    private static final LocalDate CLOSED = PublishedMarket.session(PublishedMarket.SESSIONS - 3);

    @Test
    @Order(10)
    void shouldNotCountADayThatWasDeclaredClosed() throws Exception {
        LocalDate trained = PublishedMarket.session(PublishedMarket.SESSIONS - 22);
        succeed("train-models", run(1), Map.of("session", trained.toString()));
        try (Connection owner = servers.owner()) {
            new PublishedMarket(owner).loseLabels();
        }
        execute(
                "insert into ingestion.sample_closure values ('" + CLOSED + "')",
                "delete from feature.sample where session = '" + CLOSED + "' and symbol <> 'SYM00'",
                "update feature.sample_coverage set expected_cells = 1, row_count = 1 where session = '" + CLOSED
                        + "'");

        succeed("train-models", run(2), Map.of());

        String selections = "items.findAll { it.runId == '" + run(2) + "' }.";
        given().get("/api/v1/target-selections")
                .then()
                .body(selections + "outcome", contains("champion"))
                .body(selections + "championSession", contains(trained.toString()))
                .body(selections + "championAge", contains(20));
        assertThat(number(
                        "select matured_sessions from model.target_coverage join model.training_run using (training_run_id)"
                                + " where run_id = '" + run(2) + "' and span = 'window'"))
                .as("labels look five sessions ahead, of those that were held")
                .isEqualTo(number("select count(*) from feature.sample_coverage where session <= '"
                        + PublishedMarket.session(PublishedMarket.SESSIONS - 7) + "'"));
        assertThat(number("select expected_cells from model.coverage_attribution join model.training_run using"
                        + " (training_run_id) where run_id = '" + run(2) + "'"))
                .as("no cell of the closed day is lost")
                .isEqualTo(number("select sum(day.expected_cells) from feature.sample_coverage as day"
                        + " join model.coverage_attribution on day.session between from_session and to_session"
                        + " join model.training_run using (training_run_id)"
                        + " where run_id = '" + run(2) + "' and day.session <> '" + CLOSED + "'"));
    }

    @Test
    @Order(11)
    void shouldRefuseToPredictADayThatWasDeclaredClosed() {
        String id = submit("predict", run(11), Map.of("session", CLOSED.toString()));

        assertThat(state(id)).isEqualTo("failed");
        given().get("/api/v1/operations/" + id)
                .then()
                .body("error.message", containsString("session=" + CLOSED + " is no session with features"));
    }

    @Test
    @Order(12)
    void shouldTakeTheLatestSessionThatWasHeldAndStartNothingForAClosedOne() throws Exception {
        execute("insert into ingestion.sample_closure values ('" + LATEST + "')");

        double received = number("select count(*) from model.inbox_event");
        featuresReady(run(12), true);
        succeed("predict", run(13), Map.of());

        assertThat(predictionsReady(run(13), 4))
                .extracting(event -> event.path("session").asText())
                .containsOnly(
                        PublishedMarket.session(PublishedMarket.SESSIONS - 2).toString());
        await().until(() -> number("select count(*) from model.inbox_event") > received);
        assertThat(number("select count(*) from model.operation where run_id = '" + run(12) + "'"))
                .isZero();
        execute("delete from ingestion.sample_closure where session = '" + LATEST + "'");
    }

    @Test
    @Order(15)
    void shouldGoOnPassingOverADayThatWasWithdrawnUntilTheNextBuildOfFeatures() throws Exception {
        execute("delete from ingestion.sample_closure", "insert into feature.sample_closure values ('" + CLOSED + "')");

        succeed("train-models", run(15), Map.of());

        given().get("/api/v1/target-selections")
                .then()
                .body("items.findAll { it.runId == '" + run(15) + "' }.championAge", contains(20));
    }

    @Test
    @Order(20)
    void shouldCountASessionWithoutAnyRowThatNobodyDeclaredClosed() throws Exception {
        execute("delete from feature.sample_closure");

        succeed("train-models", run(3), Map.of());

        given().get("/api/v1/target-selections")
                .then()
                .body("items.findAll { it.runId == '" + run(3) + "' }.championAge", contains(21));
    }

    @Test
    @Order(30)
    void shouldCountAllSessionsWhileEarlierReleasesPublishNoClosures() throws Exception {
        execute("drop view ingestion.published_closures", "drop view feature.published_closures");

        succeed("train-models", run(4), Map.of());

        given().get("/api/v1/target-selections")
                .then()
                .body("items.findAll { it.runId == '" + run(4) + "' }.championAge", contains(21));
    }
}
