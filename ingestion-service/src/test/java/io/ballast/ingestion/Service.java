package io.ballast.ingestion;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;

import io.ballast.contracts.BarsIngested;
import io.ballast.testkit.TestServers;

/** The service under test as its users see it: operations over HTTP, published views over SQL. */
final class Service {

    private static final Duration PATIENCE = Duration.ofMinutes(Boolean.getBoolean("ballast.campaign") ? 30 : 3);

    /** What the service itself works with, and what never changes. */
    private static final String KEPT_TABLES =
            "'flyway_schema_history', 'exchange_session', 'symbol_moves', 'operation',"
                    + " 'operation_schedule', 'outbox_event', 'inbox_event'";

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static Class<?> begun;

    private final TestServers servers;

    Service(TestServers servers) {
        this.servers = servers;
    }

    /**
     * The service for a class of tests that shares it with others. For the first of its tests all the service knows is
     * forgotten, the market is set back to its first evening, and operations are run.
     */
    static Service of(Class<?> test, TestServers servers, SimulatorProcess simulator, String... operations) {
        Service service = new Service(servers);
        if (!test.equals(begun)) {
            begun = test;
            simulator.startAnew();
            service.forget();
            service.execute("update ballast.business_clock set instant = '" + simulator.clock() + "'");
            for (String operation : operations) {
                service.succeed(operation, Map.of());
            }
        }
        return service;
    }

    private void forget() {
        execute("truncate "
                + String.join(
                        ", ",
                        column(
                                "select 'ingestion.' || relname from pg_class where relnamespace = 'ingestion'::regnamespace"
                                        + " and relkind in ('r', 'p') and not relispartition and relname not in ("
                                        + KEPT_TABLES + ")")));
    }

    /** Runs an operation to its end; what is told of it then. */
    JsonPath run(String type, Map<String, Object> parameters) {
        return end(start(type, parameters));
    }

    /** Starts an operation; its id. */
    String start(String type, Map<String, Object> parameters) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("type", type, "parameters", parameters))
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Waits for an operation's end; what is told of it then. */
    JsonPath end(String id) {
        Awaitility.await(id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> List.of("succeeded", "partial", "failed", "cancelled")
                        .contains(operation(id).getString("state")));
        return operation(id);
    }

    /** Runs an operation that must succeed; its result. */
    JsonPath succeed(String type, Map<String, Object> parameters) {
        JsonPath operation = run(type, parameters);
        if (!operation.getString("state").equals("succeeded")) {
            throw new AssertionError(type + " " + operation.prettify());
        }
        return operation;
    }

    JsonPath get(String path) {
        return RestAssured.get(path).then().statusCode(200).extract().jsonPath();
    }

    /** The first column of a query, as text. */
    List<String> column(String sql) {
        try (PreparedStatement statement = servers.standing().prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The one value of a query. */
    String value(String sql) {
        return column(sql).get(0);
    }

    long count(String sql) {
        return Long.parseLong(value(sql));
    }

    /** Runs statements as the database's owner. */
    void execute(String sql) {
        try (var statement = servers.standing().createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Everything that is published of bars, as one digest. */
    String publishedBars() {
        return value(
                "select md5(string_agg(bar::text, '|' order by symbol, session)) from ingestion.published_bars bar");
    }

    /** The event that sums up a run; there must be one. */
    BarsIngested finalEvent(String runId) {
        List<String> told = finalEvents(runId);
        if (told.size() != 1) {
            throw new AssertionError("run " + runId + " is summed up by " + told);
        }
        try {
            return JSON.readValue(told.get(0), BarsIngested.class);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(told.get(0), broken);
        }
    }

    /** What sums up a run; nothing before its last operation has ended. */
    List<String> finalEvents(String runId) {
        return column("select payload from ingestion.outbox_event where topic = 'bars-ingested'"
                + " and payload::json->>'final' = 'true' and run_id = '" + runId + "'");
    }

    /** What is told of an operation. */
    JsonPath operation(String id) {
        return RestAssured.get("/api/v1/operations/" + id).jsonPath();
    }
}
