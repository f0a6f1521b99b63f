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
import static org.hamcrest.Matchers.contains;

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
                "delete from feature.sample where session = '" + CLOSED + "'",
                "delete from feature.sample_coverage where session = '" + CLOSED + "'");

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
    }

    @Test
    @Order(20)
    void shouldCountASessionWithoutAnyRowThatNobodyDeclaredClosed() throws Exception {
        execute("delete from ingestion.sample_closure");

        succeed("train-models", run(3), Map.of());

        given().get("/api/v1/target-selections")
                .then()
                .body("items.findAll { it.runId == '" + run(3) + "' }.championAge", contains(21));
    }

    @Test
    @Order(30)
    void shouldCountAllSessionsWhileAnEarlierReleaseOfIngestionPublishesNoClosures() throws Exception {
        execute("drop view ingestion.published_closures");

        succeed("train-models", run(4), Map.of());

        given().get("/api/v1/target-selections")
                .then()
                .body("items.findAll { it.runId == '" + run(4) + "' }.championAge", contains(21));
    }
}
