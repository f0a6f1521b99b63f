package io.ballast.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** The ingestion service with servers of its own, which is killed in the middle of a backfill and started again. */
final class CrashedBackfill implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BACKFILL = "historical-backfill";

    private final TestServers servers = TestServers.start();
    private final Connection database = servers.owner();
    private final Map<String, String> variables = new HashMap<>();
    private ServiceProcess service;
    private int attemptsBefore;

    /**
     * Starts the service and builds the universe.
     *
     * @param market the simulator
     * @param days of history wanted
     */
    CrashedBackfill(ServiceProcess market, int days) throws Exception {
        for (String role : List.of("INGESTION", "FEATURE", "MODEL", "MONITOR")) {
            variables.put(role + "_DATABASE_PASSWORD", "test");
        }
        variables.put("DATABASE_URL", servers.databaseUrl());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        variables.put("POLYGON_BASE_URL", market.url());
        variables.put("POLYGON_API_KEY", "demo");
        variables.put(
                "BALLAST_CLOCK",
                market.ask("GET", "/simulator/clock", null).path("instant").asText());
        variables.put("BACKFILL_TARGET_DAYS", Integer.toString(days));
        variables.put("BACKFILL_MIN_STEP", "15");
        variables.put("BACKFILL_MAX_STEP", "20");
        variables.put("BACKFILL_SLEEP_ON_ERROR_SEC", "1");
        start();
        finish("rebuild-universe");
    }

    Connection database() {
        return database;
    }

    void start() throws Exception {
        service = ServiceProcess.start("ingestion-service", variables);
    }

    /** Starts another service on the same servers. */
    ServiceProcess start(String module) throws Exception {
        return start(module, Map.of());
    }

    /** Starts another service on the same servers, with variables of its own. */
    ServiceProcess start(String module, Map<String, String> own) throws Exception {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(own);
        return ServiceProcess.start(module, all);
    }

    String databaseUrl() {
        return servers.databaseUrl();
    }

    void kill() throws Exception {
        attemptsBefore = attempts();
        service.kill();
    }

    /** Starts a backfill unless one that survived is taken up again; returns when one is being worked at. */
    void backfillRuns() throws Exception {
        if (query("select count(*) from ingestion.operation where type = '%s' and state in ('queued', 'running')")
                .equals("0")) {
            dispatch(BACKFILL);
        }
        await("a backfill to be taken up", () -> attempts() > attemptsBefore);
    }

    boolean isAtWork() throws SQLException {
        return query("select count(*) from ingestion.operation where type = '%s' and state = 'running'")
                .equals("1");
    }

    /** Ends the backfill that goes on, and one more for what it may have left. */
    void finish() throws Exception {
        await("the backfill to end", () -> query(
                        "select count(*) from ingestion.operation where type = '%s' and state in ('queued', 'running')")
                .equals("0"));
        finish(BACKFILL);
    }

    /** Everything a run leaves, as digests: bars, absences, quarantine, actions, factors, revisions. */
    List<String> hashes() throws SQLException {
        return List.of(
                ContentHash.ofBars(database),
                digest("ingestion.published_absences", "symbol, session"),
                digest("ingestion.published_quarantine", "symbol, session, reason, provider"),
                digest("ingestion.published_corporate_actions", "symbol, ex_date, kind, cash_amount"),
                digest("ingestion.adjustment_factor", "symbol, valid_from"),
                digest("ingestion.bar_revision", "symbol, session, known_at"));
    }

    /** Empties what a backfill fills, so that it has everything to do again. */
    void forget() throws SQLException {
        attemptsBefore = attempts();
        try (Statement statement = database.createStatement()) {
            statement.execute("truncate ingestion.daily_bar, ingestion.settled_cell, ingestion.quarantined_bar,"
                    + " ingestion.corporate_action, ingestion.adjustment_factor, ingestion.bar_revision");
        }
    }

    @Override
    public void close() throws Exception {
        service.close();
        database.close();
        servers.close();
    }

    /** Waits for something; asks again and again. */
    static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** Something to wait for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    private void finish(String type) throws Exception {
        String id = dispatch(type);
        JsonNode[] last = new JsonNode[1];
        await(type + " to end", () -> {
            last[0] = service.ask("GET", "/api/v1/operations/" + id, null);
            return !List.of("queued", "running").contains(last[0].path("state").asText());
        });
        assertThat(last[0].path("state").asText()).as(last[0].toString()).isEqualTo("succeeded");
    }

    private String dispatch(String type) throws Exception {
        return service.ask("POST", "/api/v1/operations", "{\"type\":\"" + type + "\"}")
                .path("id")
                .asText();
    }

    /** How often a process has taken up a backfill so far. */
    private int attempts() throws SQLException {
        return Integer.parseInt(query("select coalesce(sum(attempts), 0) from ingestion.operation where type = '%s'"));
    }

    private String query(String sql) throws SQLException {
        return LocalSystem.query(database, sql.formatted(BACKFILL));
    }

    private String digest(String table, String order) throws SQLException {
        return table + " "
                + LocalSystem.query(
                        database,
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by " + order
                                + ")), '') from " + table + " t");
    }
}
