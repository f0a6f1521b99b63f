package io.ballast.system;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas of the feature service, with different numbers of threads, share builds in shards. Whoever of them is killed
 * in the middle, the build ends in the bytes of a build in one piece, and is published once.
 */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes some minutes; run it with -Dballast.campaign=true")
class FeatureShardsIT {
    private static final int DAYS = 420;

    /** Enough for two replicas to be at work in both passes. */
    private static final int MANY = 8;

    private static final CrashPoint SCORING = new CrashPoint("scoring", "insert on feature.shard_score", "true");
    private static final CrashPoint WRITING = new CrashPoint("writing", "insert on feature.feature_row", "true");

    private static final Map<String, ServiceProcess> REPLICAS = new HashMap<>();
    private static ServiceProcess market;
    private static CrashedBackfill ingested;
    private static String undisturbed;
    private static String contentHash;

    @BeforeAll
    static void buildInOnePiece() throws Exception {
        market = ServiceProcess.start(
                "tools/market-simulator", Map.of("SIMULATOR_SYMBOLS", "60", "SIMULATOR_DAYS", "500"));
        ingested = new CrashedBackfill(market, DAYS);
        ingested.backfillRuns();
        ingested.finish();
        ingested.kill();
        start("one");
        String build = build(1);
        await(build);
        undisturbed = state();
        contentHash = contentHash(build);
        start("two");
    }

    @AfterAll
    static void stop() throws Exception {
        for (ServiceProcess replica : REPLICAS.values()) {
            replica.close();
        }
        ingested.close();
        market.close();
    }

    @Test
    void shouldEndInTheSameBytesHoweverManyShards() throws Exception {
        for (int shards : List.of(1, 3, MANY)) {
            String build = build(shards);
            await(build);
            assertSame(build, shards + " shards");
        }
    }

    @Test
    void shouldGoOnWhenAReplicaThatHelpsIsKilled() throws Exception {
        for (CrashPoint point : List.of(SCORING, WRITING)) {
            killIn(point, false);
        }
    }

    @Test
    void shouldBeginAnewWhenTheReplicaThatMakesTheBuildIsKilled() throws Exception {
        for (CrashPoint point : List.of(SCORING, WRITING)) {
            killIn(point, true);
        }
    }

    /** Holds both replicas in the middle of a pass, and kills the one that makes the build, or the other one. */
    private static void killIn(CrashPoint point, boolean whoMakesIt) throws Exception {
        point.hold(ingested.database(), "");
        String build = build(MANY);
        CrashedBackfill.await("both to be " + point.name(), () -> held().equals(REPLICAS.keySet()));
        String maker = maker();
        String victim = REPLICAS.keySet().stream()
                .filter(name -> name.equals(maker) == whoMakesIt)
                .findFirst()
                .orElseThrow();
        REPLICAS.remove(victim).kill();
        point.release(ingested.database());
        await(build);
        assertSame(build, point.name() + " when " + victim + " was killed");
        start(victim);
    }

    private static void start(String name) throws Exception {
        String threads = name.equals("one") ? "1" : "3";
        REPLICAS.put(
                name,
                ingested.start(
                        "feature-service",
                        Map.of(
                                "DATABASE_URL", ingested.databaseUrl() + "?ApplicationName=" + name,
                                "JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=" + threads)));
    }

    /** Replicas that wait in the middle of a pass. */
    private static Set<String> held() throws SQLException {
        return names("wait_event_type = 'Lock' and wait_event = 'advisory'");
    }

    /** The replica that holds the moment of the inputs. */
    private static String maker() throws SQLException {
        Set<String> makers = names("state = 'idle in transaction' and query = 'select 1'");
        assertThat(makers).hasSize(1);
        return makers.iterator().next();
    }

    private static Set<String> names(String condition) throws SQLException {
        String names = query("select coalesce(string_agg(application_name, ','), '') from pg_stat_activity"
                + " where usename = 'ballast_feature' and " + condition);
        return new TreeSet<>(names.isEmpty() ? List.of() : List.of(names.split(",")));
    }

    private static String build(int shards) throws Exception {
        return REPLICAS.values()
                .iterator()
                .next()
                .ask("POST", "/api/v1/operations", """
                        {"type": "build-features", "parameters":
                            {"full": true, "variables": {"FEATURE_BUILD_SHARDS": "%d"}}}""".formatted(shards))
                .path("id")
                .asText();
    }

    private static void await(String build) throws Exception {
        CrashedBackfill.await("the builds to end", () -> query(
                        "select count(*) from feature.operation where state in ('queued', 'running')")
                .equals("0"));
        assertThat(query("select state from feature.operation where id = '" + build + "'"))
                .isEqualTo("succeeded");
    }

    private static void assertSame(String build, String what) throws SQLException {
        assertThat(contentHash(build)).as(what).isEqualTo(contentHash);
        assertThat(state()).as(what).isEqualTo(undisturbed);
        assertThat(query("select count(*) from feature.outbox_event where topic = 'features-ready'"
                        + " and payload::json ->> 'buildId' = '" + build + "'"))
                .as(what)
                .isEqualTo("1");
    }

    private static String contentHash(String build) throws SQLException {
        return query("select content_hash from feature.feature_build where build_id = '" + build + "'");
    }

    /** Everything builds leave but the list of builds. */
    private static String state() throws SQLException {
        return ContentHash.ofFeatures(ingested.database())
                + digest("session_coverage", "session")
                + digest("symbol_state", "symbol")
                + digest("recursive_anchor", "symbol, session")
                + digest("row_before", "symbol, session, build");
    }

    private static String digest(String table, String order) throws SQLException {
        return query("select ' ' || count(*) || ' ' || coalesce(md5(string_agg(row::text, '|' order by " + order
                + ")), '') from feature." + table + " row");
    }

    private static String query(String sql) throws SQLException {
        return LocalSystem.query(ingested.database(), sql);
    }
}
