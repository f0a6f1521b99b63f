package io.ballast.monitor;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Shares the application of {@link VerdictIT}. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class HealthIT {

    TestServers servers;

    StandInServices others;

    @Test
    void shouldLookAtEverythingUnderThePipeline() {
        JsonPath report = given().get("/api/v1/health-check").jsonPath();

        assertThat(report.getList("checks.component", String.class))
                .contains("postgresql", "kafka", "timescaledb", "ingestion", "feature", "model", "monitor", "machine");
        assertThat(check(report, "postgresql", "version").get("detail").toString())
                .startsWith("17");
        assertThat(check(report, "kafka", "topics")).containsEntry("status", "HEALTHY");
        assertThat(check(report, "kafka", "consumer lag")).isNotNull();
        assertThat(check(report, "monitor", "outbox")).containsEntry("status", "HEALTHY");
        assertThat(check(report, "machine", "clock")).containsEntry("status", "HEALTHY");
        assertThat(check(report, "timescaledb", "partitions")).isNotNull();
    }

    @Test
    void shouldCallAServiceThatIsNotReadyCritical() {
        others.failing(true);
        try {
            JsonPath report = given().get("/api/v1/health-check").jsonPath();

            assertThat(report.getString("status")).isEqualTo("CRITICAL");
            assertThat(check(report, "feature", "ready").get("detail").toString())
                    .contains("not ready: database");
            assertThat(check(report, "feature", "ready").get("recommendation").toString())
                    .contains("./ballast logs feature");
        } finally {
            others.failing(false);
        }
    }

    @Test
    void shouldKeepWhatAHealthCheckFound() {
        JsonPath ended = operation("health_check", Map.of());

        assertThat(ended.getString("state")).isEqualTo("succeeded");
        assertThat(ended.getList("result.checks")).isNotEmpty();
    }

    @Test
    void shouldDoTheChoresOfTheWeek() {
        new PublishedMarket(servers).features(20, 20, 20, LocalDate.of(2017, 11, 1), LocalDate.of(2018, 2, 7));

        JsonPath ended = operation("weekly-health-check", Map.of());

        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("succeeded");
        assertThat(ended.getList("result.chores.name"))
                .containsExactly("target-coverage", "breadth", "health", "timescaledb");
        assertThat(ended.getList("result.chores.status")).startsWith("OK", "CRITICAL");
    }

    @Test
    void shouldDoTheChoresOfTheMonthThoughOneFails() {
        String id = submit("monthly-maintenance", Map.of("prune", true));

        delegated(id, "upsert-fundamentals").succeeds();
        delegated(id, "recompute-adv-fallback").fails("no bars");
        delegated(id, "prune-ingestion-progress").succeeds();

        JsonPath ended = ended(id);
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("partial");
        assertThat(ended.getString("error.message")).isEqualTo("not done: recompute-adv-fallback");
        assertThat(ended.getList("result.chores.name"))
                .containsExactly(
                        "upsert-fundamentals", "recompute-adv-fallback", "validation", "prune-ingestion-progress");
        assertThat(ended.getString("result.chores[1].summary")).contains("failed: no bars");
        assertThat(ended.getString("result.chores[2].summary")).contains("rules are broken; report " + id);
    }

    @Test
    void shouldRefuseToPruneMaybe() {
        given().contentType(ContentType.JSON)
                .body(Map.of("type", "monthly-maintenance", "parameters", Map.of("prune", "maybe")))
                .post("/api/v1/operations")
                .then()
                .statusCode(400);
    }

    private StandInServices.Operation delegated(String id, String type) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> others.find(id, type), Objects::nonNull);
    }

    private static JsonPath operation(String type, Map<String, Object> parameters) {
        return ended(submit(type, parameters));
    }

    private static String submit(String type, Map<String, Object> parameters) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("type", type, "parameters", parameters))
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static JsonPath ended(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/api/v1/operations/" + id).jsonPath(), path -> !List.of("queued", "running")
                        .contains(path.getString("state")));
    }

    private static Map<String, Object> check(JsonPath report, String component, String name) {
        return report.getMap("checks.find { it.component == '" + component + "' && it.name == '" + name + "' }");
    }
}
