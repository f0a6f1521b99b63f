package io.ballast.kit.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class OperationIT {

    /** As on a machine that gives the process no time. */
    private static final String HEARTBEATS_COME_LATE = """
            create function ingestion.come_late() returns trigger language plpgsql as $$
            begin
                new.last_heartbeat := now() - interval '1 hour';
                return new;
            end $$;
            create trigger come_late before update on ingestion.operation_schedule
            for each row when (new.picked and new.version = old.version)
            execute function ingestion.come_late()""";

    private static final Set<String> FINAL = Set.of("succeeded", "partial", "failed", "cancelled");

    @Inject
    DataSource database;

    TestServers servers;

    @Test
    void shouldRunToTheEndWithResultAndProgress() {
        String id = submit(Map.of("to", 3, "variables", Map.of("WORD", "given")), null);

        ended(id)
                .body("state", equalTo("succeeded"))
                .body("service", equalTo("ingestion"))
                .body("runId", equalTo(id))
                .body("attempts", equalTo(1))
                .body("progress.done", equalTo(3))
                .body("progress.unit", equalTo("steps"))
                .body("result.counted", equalTo(3))
                .body("result.word", equalTo("given"));
    }

    @Test
    void shouldTryAgainAfterFailure() {
        String id = submit(Map.of("to", 1, "failures", 1), null);

        ended(id).body("state", equalTo("succeeded")).body("attempts", equalTo(2));
    }

    @Test
    void shouldFailAtOnceWhenAnotherAttemptWouldNotHelp() {
        String id = submit(Map.of("hopeless", true), null);

        ended(id)
                .body("state", equalTo("failed"))
                .body("attempts", equalTo(1))
                .body("error.message", equalTo("it cannot work"))
                .body("error.hint", equalTo("do something else"));
    }

    @Test
    void shouldFailAtOnceForAVariableThatIsNotAllowed() {
        String id = submit(Map.of("misconfigured", true), null);

        ended(id)
                .body("state", equalTo("failed"))
                .body("attempts", equalTo(1))
                .body("error.message", equalTo("WORD=? is not allowed: a word is expected"));
    }

    @Test
    void shouldSayWhyItWaitsUntilItGoesOn() {
        // The first request of a fresh JVM can take longer than what is waited for.
        ended(submit(Map.of("to", 0), null));
        String id = submit(Map.of("to", 60, "pause", 50, "waits", "for somebody"), null);

        await().atMost(Duration.ofSeconds(10)).until(() -> "for somebody".equals(error(id)));
        assertThat(state(id)).isEqualTo("running");
        await().atMost(Duration.ofSeconds(10)).until(() -> error(id) == null);
        ended(id).body("state", equalTo("succeeded")).body("error", equalTo(null));
    }

    @Test
    void shouldGoOnAfterItWasPutOff() {
        String id = submit(Map.of("to", 0, "putOff", 3, "pause", 10), null);

        ended(id)
                .body("state", equalTo("succeeded"))
                .body("attempts", equalTo(1))
                .body("error", equalTo(null));
    }

    @Test
    void shouldHoldNoThreadWhileItIsPutOffAndEndAtOnceWhenCancelled() throws SQLException {
        String id = submit(Map.of("to", 0, "putOff", 1, "pause", 600_000), null);
        await().atMost(Duration.ofSeconds(10)).until(() -> isFree(id));
        assertThat(state(id)).as("to others it is at work").isEqualTo("running");
        assertThat(error(id)).isEqualTo("waiting since " + CountingHandler.SINCE);
        String next = submit(Map.of("to", 0), null);

        given().delete("/api/v1/operations/" + id).then().statusCode(200);

        ended(id).body("state", equalTo("cancelled"));
        ended(next).body("state", equalTo("succeeded"));
    }

    /** Whether nobody works on an operation although it has been started. */
    private boolean isFree(String id) throws SQLException {
        String sql = "select exists (select from operation_schedule where task_instance = ? and not picked"
                + " and execution_time > now() + interval '5 minutes')";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Test
    void shouldNotBeginAgainWhatItIsStillAtWhenItsHeartbeatsWereMissed() throws SQLException {
        String id = submit(Map.of("to", 300, "pause", 50), null);
        await().atMost(Duration.ofSeconds(10)).until(() -> "running".equals(state(id)));
        long lease = lease(id);

        asOwner(HEARTBEATS_COME_LATE);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> lease(id) > lease + 1);
        } finally {
            asOwner("drop function ingestion.come_late cascade");
        }

        assertThat(state(id)).isEqualTo("running");
        ended(id).body("state", equalTo("succeeded")).body("attempts", equalTo(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> lease(id) == 0);
    }

    /** Grows when an operation is taken up or given up; 0 when it has ended. */
    private long lease(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(max(version), 0) from operation_schedule where task_instance = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void shouldStopAtCheckpointWhenCancelled() {
        String id = submit(Map.of("to", 1000, "pause", 20), null);
        await().atMost(Duration.ofSeconds(10)).until(() -> "running".equals(state(id)));

        given().delete("/api/v1/operations/" + id).then().statusCode(200);

        ended(id).body("state", equalTo("cancelled"));
    }

    @Test
    void shouldMakeOneOperationOfRequestsWithTheSameKey() {
        String key = UUID.randomUUID().toString();

        String first = submit(Map.of("to", 2), key);
        String second = submit(Map.of("to", 2), key);

        assertThat(second).isEqualTo(first);
        request(Map.of("to", 5), key)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString(key));
    }

    @Test
    void shouldAcceptUnderscoredTypesAndListThem() {
        String id = given().contentType(ContentType.JSON)
                .body(Map.of("type", "count_up", "parameters", Map.of("to", 0)))
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .header("Location", startsWith("http"))
                .body("type", equalTo("count-up"))
                .extract()
                .path("id");

        given().queryParam("type", "count-up")
                .get("/api/v1/operations")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
    }

    @Test
    void shouldAnswerBadRequestsWithProblemAndHint() {
        given().contentType(ContentType.JSON)
                .body(Map.of("type", "no-such-thing"))
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("no-such-thing"))
                .body("hint", containsString("count-up"));
        request(Map.of("to", -1), null).statusCode(400).body("detail", containsString("to=-1"));
        given().get("/api/v1/operations/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/api/v1/operations/nonsense").then().statusCode(400);
        given().get("/api/v1/operations?limit=0").then().statusCode(400).body("hint", containsString("1 to 500"));
    }

    @Test
    void shouldSayThatTheDatabaseIsReadOnlyAndTakeTheSameRequestLater() throws SQLException {
        String key = UUID.randomUUID().toString();

        readOnly(true);
        try {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> request(Map.of("to", 1), key)
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("title", equalTo("Database read-only"))
                    .body("hint", containsString("./ballast health-check")));
        } finally {
            readOnly(false);
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> request(Map.of("to", 1), key).extract().statusCode() == 202);
    }

    @Test
    void shouldStreamViewsUntilTheEnd() {
        String id = submit(Map.of("to", 3, "pause", 100), null);

        String stream = given().get("/api/v1/operations/" + id + "/events")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(stream).contains("\"state\":\"succeeded\"").doesNotContain("\"state\":\"failed\"");
    }

    /** As a standby or a full disk makes it; the server takes the setting over a moment later. */
    private void readOnly(boolean readOnly) throws SQLException {
        asOwner(
                "set default_transaction_read_only = off",
                "alter system set default_transaction_read_only = " + (readOnly ? "on" : "off"),
                "select pg_reload_conf()");
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String submit(Map<String, Object> parameters, String key) {
        return request(parameters, key).statusCode(202).extract().path("id");
    }

    private static ValidatableResponse request(Map<String, Object> parameters, String key) {
        var request = given().contentType(ContentType.JSON).body(Map.of("type", "count-up", "parameters", parameters));
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/api/v1/operations")
                .then();
    }

    private static String state(String id) {
        return given().get("/api/v1/operations/" + id).then().extract().path("state");
    }

    private static String error(String id) {
        return given().get("/api/v1/operations/" + id).then().extract().path("error.message");
    }

    private static ValidatableResponse ended(String id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> FINAL.contains(state(id)));
        return given().get("/api/v1/operations/" + id).then().statusCode(200);
    }
}
