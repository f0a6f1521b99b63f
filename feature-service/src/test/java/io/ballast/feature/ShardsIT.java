package io.ballast.feature;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.feature.application.ShardPass;
import io.ballast.feature.application.ShardPlans;
import io.ballast.feature.application.ShardTask;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.support.AfterTheLastSession;
import io.ballast.feature.support.PublishedMarket;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Builds in shards, by the operation and by the listener of the same replica, end in the bytes of a build in one piece. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(AfterTheLastSession.class)
class ShardsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int STOCKS = 36;
    private static final long LOCK = 4712;
    private static final List<LocalDate> SESSIONS =
            ExchangeCalendar.xnys().between(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 6, 29));

    @Inject
    ShardPlans plans;

    TestServers servers;

    private PublishedMarket market;

    /** Not before a build is over: to drop a trigger locks all partitions, in another order than readers do. */
    @AfterEach
    void removeTheHold() {
        market.run("drop function if exists feature.hold() cascade");
    }

    @BeforeEach
    void publishBars() {
        market = new PublishedMarket(servers);
        market.create();
        market.security("IWM", true, null, null);
        for (int i = 0; i < STOCKS; i++) {
            market.security("S%02d".formatted(i), false, SESSIONS.get(0), i == 3 ? SESSIONS.get(50) : null);
        }
        market.security("X", false, SESSIONS.get(10), null);
        market.run("""
                insert into ingestion.published_bars (symbol, session, open, high, low, close, volume, price_factor,
                    split_factor, provider)
                select symbol, day, close * 0.99, close * 1.02, close * 0.98, close, 1000 + n, 1, 1, 'test'
                from (
                    select symbol, day, n, 50 + 10 * sin(n * (1 + ascii(right(symbol, 1))) + ascii(left(right(symbol, 2), 1))) as close
                    from ingestion.published_universe, unnest(array[%s]::date[]) with ordinality as days(day, n)
                    where symbol <> 'X' and (symbol <> 'S03' or n <= 50) and (symbol <> 'S05' or n > 40)
                ) bar""".formatted(SESSIONS.stream().map(day -> "'" + day + "'").collect(Collectors.joining(","))));
    }

    @Test
    void shouldEndInTheSameBytesHoweverManyShards() throws Exception {
        JsonPath whole = build(1, "succeeded");
        String expected = state();
        for (int shards : List.of(3, 8)) {
            JsonPath cut = build(shards, "succeeded");

            assertThat(state()).as(shards + " shards").isEqualTo(expected);
            for (String figure : List.of(
                    "rows", "contentHash", "from", "to", "symbols", "symbolsWithFeatures", "fwdRetResidCoverage")) {
                assertThat(cut.getString("result." + figure)).as(figure).isEqualTo(whole.getString("result." + figure));
            }
            assertThat(cut.getInt("progress.done")).isEqualTo(2 * shards);
        }
        assertThat(text("select count(cs_z_mom_21) > 0 from feature.published_features"))
                .isEqualTo("t");
        assertThat(text("select count(*) from feature.row_before")).isEqualTo("0");
    }

    @Test
    void shouldPassOverADayDeclaredClosedInEveryShard() throws Exception {
        market.run("delete from ingestion.published_bars where session = '" + SESSIONS.get(60) + "'");
        market.update("insert into ingestion.published_closures values (?)", SESSIONS.get(60));
        build(1, "succeeded");
        String expected = state();
        assertThat(text("select count(ret_1d) > 30 from feature.published_features where session = '" + SESSIONS.get(61)
                        + "'"))
                .isEqualTo("t");

        build(3, "succeeded");

        assertThat(state()).isEqualTo(expected);
        assertThat(operation(Map.of("full", false), "succeeded").getBoolean("result.full"))
                .as("the shards noted what they passed over")
                .isFalse();
    }

    @Test
    void shouldGoOnFromShardsByWhatChanged() throws Exception {
        build(3, "succeeded");
        market.run("update ingestion.published_bars set close = close * 1.01 where symbol = 'S07' and session = '"
                + SESSIONS.get(60) + "'");
        market.note("bar", SESSIONS.get(60), "S07");
        JsonPath increment = operation(Map.of("full", false), "succeeded");
        String built = state();

        build(8, "succeeded");

        assertThat(increment.getBoolean("result.full")).isFalse();
        assertThat(increment.getLong("result.rows")).isPositive();
        assertThat(state()).isEqualTo(built);
    }

    @Test
    void shouldShowTheShardsAndBuildOnTheirInputsThoughBarsChangeMeanwhile() throws Exception {
        build(1, "succeeded");
        String expected = state();
        try (Connection holder = hold("insert on feature.feature_row", "new.symbol = 'S20'")) {
            String id = submit(Map.of("full", true, "variables", Map.of("FEATURE_BUILD_SHARDS", "3")));
            await().atMost(PATIENCE).until(() -> holds(holder));
            await().atMost(PATIENCE)
                    .until(() ->
                            shards().getList("findAll {it.state == 'written'}").size() == 2);
            assertThat(shards().getList("state")).containsExactly("written", "scored", "written");
            assertThat(shards().getList("symbols")).containsExactly(12, 12, 13);
            assertThat(shards().getList("buildId")).containsOnly(id);
            market.run("update ingestion.published_bars set close = close * 2 where symbol = 'S20'");
            market.note("bar", SESSIONS.get(0), "S20");
            release(holder);
            ended(id, "succeeded");
        }
        assertThat(state()).isEqualTo(expected);
        assertThat(shards().getList("shard")).isEmpty();

        operation(Map.of("full", false), "succeeded");
        assertThat(state()).isNotEqualTo(expected);
    }

    @Test
    void shouldMakeAShardAgainWhoseWorkerLostItsConnection() throws Exception {
        build(1, "succeeded");
        String expected = state();
        try (Connection holder = hold("insert on feature.shard_score", "new.shard = 1")) {
            String id = submit(Map.of("full", true, "variables", Map.of("FEATURE_BUILD_SHARDS", "3")));
            await().atMost(PATIENCE).until(() -> holds(holder));
            release(holder, """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where wait_event_type = 'Lock' and wait_event = 'advisory'""");
            ended(id, "succeeded");
        }
        assertThat(state()).isEqualTo(expected);
        assertThat(text("select count(*) from feature.feature_build")).isEqualTo("2");
    }

    @Test
    void shouldLeaveThePublishedBuildWhenAShardFails() throws Exception {
        build(1, "succeeded");
        String before = state();
        market.run("update ingestion.published_bars set close = close * 1.01 where symbol <> 'IWM'");
        market.run("""
                create function feature.refuse() returns trigger language plpgsql as
                    $$begin raise 'no room left'; end$$;
                create trigger refuse before insert on feature.feature_row for each row
                    when (new.symbol = 'S20') execute function feature.refuse()""");
        try {
            JsonPath failed = build(3, "failed");

            assertThat(failed.getString("error.message")).contains("no room left");
            assertThat(state()).isEqualTo(before);
        } finally {
            market.run("drop function feature.refuse() cascade");
        }
        build(3, "succeeded");
        assertThat(state()).isNotEqualTo(before);
    }

    @Test
    void shouldLeaveShardsOfOtherCodeAlone() {
        UUID attempt = UUID.randomUUID();
        market.run("""
                insert into feature.shard_plan (attempt, build_id, run_id, moment, benchmark, horizon, delisting_return,
                    last_due, target, definitions) values ('%1$s', '%1$s', 'r', 'm', 'IWM', 5, 0, '2024-06-28', 1, 'other');
                insert into feature.shard (attempt, shard, symbols) values ('%1$s', 0, '{S01}')""".formatted(attempt));
        try {
            assertThat(take(attempt)).isEmpty();
            market.run("update feature.shard_plan set definitions = '"
                    + Definitions.current().digest() + "'");
            assertThat(take(attempt))
                    .hasValueSatisfying(task -> assertThat(task.symbols()).containsExactly("S01"));
        } finally {
            market.run("delete from feature.shard; delete from feature.shard_plan");
        }
    }

    private Optional<ShardTask> take(UUID attempt) {
        return QuarkusTransaction.requiringNew().call(() -> plans.take(attempt, ShardPass.SCORE));
    }

    private JsonPath build(int shards, String expected) {
        return operation(
                Map.of("full", true, "variables", Map.of("FEATURE_BUILD_SHARDS", Integer.toString(shards))), expected);
    }

    private JsonPath operation(Map<String, Object> parameters, String expected) {
        return ended(submit(parameters), expected);
    }

    private static String submit(Map<String, Object> parameters) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("type", "build-features", "parameters", parameters))
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static JsonPath ended(String id, String expected) {
        await().atMost(PATIENCE).until(() -> !List.of("queued", "running")
                .contains(when().get("/api/v1/operations/" + id).jsonPath().getString("state")));
        JsonPath operation = when().get("/api/v1/operations/" + id).jsonPath();
        assertThat(operation.getString("state")).as(operation.prettify()).isEqualTo(expected);
        return operation;
    }

    private static JsonPath shards() {
        return when().get("/api/v1/feature-builds/shards").jsonPath();
    }

    /** Holds who writes a row, until it is released. */
    private Connection hold(String event, String when) throws SQLException {
        Connection holder = servers.owner();
        try (Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("""
                    create or replace function feature.hold() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock(%d);
                        return new;
                    end $$;
                    create trigger hold before %s for each row when (%s) execute function feature.hold()""".formatted(LOCK, event, when));
        }
        return holder;
    }

    private static boolean holds(Connection holder) throws SQLException {
        return !text(holder, """
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()""").equals("0");
    }

    private static void release(Connection holder, String... before) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            for (String sql : before) {
                statement.execute(sql);
            }
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    /** Everything builds leave but the list of builds and the versions before. */
    private String state() throws SQLException {
        return digest("published_features", "symbol, session")
                + digest("session_coverage", "session")
                + digest("symbol_state", "symbol")
                + digest("recursive_anchor", "symbol, session");
    }

    private String digest(String table, String order) throws SQLException {
        return text("select ' ' || count(*) || ' ' || coalesce(md5(string_agg(row::text, ';' order by " + order
                + ")), '') from feature." + table + " row");
    }

    private String text(String sql) throws SQLException {
        try (Connection owner = servers.owner()) {
            return text(owner, sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
