package io.ballast.system;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The feature service is killed in the middle of builds, of everything and of what changed. Started again, it ends in the
 * same bytes, and each build is published once.
 */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes some minutes; run it with -Dballast.campaign=true")
class FeatureCrashIT {
    private static final int DAYS = 420;
    private static final String EVENT = "new.topic = 'features-ready'";
    private static final List<CrashPoint> OF_ALL = List.of(
            new CrashPoint("rows half written", "insert on feature.feature_row", "new.symbol = '%s'"),
            new CrashPoint("rows written, not published", "insert on feature.session_coverage", "true"),
            new CrashPoint("published, states half written", "insert on feature.recursive_anchor", "new.symbol = '%s'"),
            new CrashPoint("event written, not committed", "insert on feature.outbox_event", EVENT),
            new CrashPoint("committed and sent, not marked", "update on feature.outbox_event", EVENT));
    private static final List<CrashPoint> OF_CHANGES = List.of(
            new CrashPoint("earlier rows half kept", "insert on feature.row_before", "new.symbol > '%s'"),
            new CrashPoint("rows half changed", "insert on feature.feature_row", "new.symbol > '%s'"),
            new CrashPoint("event written, not committed", "insert on feature.outbox_event", EVENT));

    private static ServiceProcess market;
    private static CrashedBackfill ingested;
    private static ServiceProcess features;

    @BeforeAll
    static void storeBars() throws Exception {
        market = ServiceProcess.start(
                "tools/market-simulator", Map.of("SIMULATOR_SYMBOLS", "60", "SIMULATOR_DAYS", "500"));
        ingested = new CrashedBackfill(market, DAYS);
        ingested.backfillRuns();
        ingested.finish();
        ingested.kill();
        features = ingested.start("feature-service");
    }

    @AfterAll
    static void stop() throws Exception {
        features.close();
        ingested.close();
        market.close();
    }

    @Test
    void shouldEndInTheSameBytesWhereverABuildOfEverythingIsKilled() throws Exception {
        await(build(true));
        String undisturbed = state();
        for (CrashPoint point : OF_ALL) {
            String build = crash(point, true);

            assertThat(state()).as(point.name()).isEqualTo(undisturbed);
            assertPublishedOnce(build, point);
        }
    }

    @Test
    void shouldEndInTheBytesOfABuildFromNothingWhereverABuildOfChangesIsKilled() throws Exception {
        await(build(false));
        for (CrashPoint point : OF_CHANGES) {
            correct();
            String build = crash(point, false);
            String built = state();
            assertPublishedOnce(build, point);
            assertThat(query("select not is_full and row_count > 0 from feature.feature_build where build_id = '"
                            + build + "'"))
                    .as(point.name())
                    .isEqualTo("t");

            await(build(true));
            assertThat(state()).as(point.name()).isEqualTo(built);
        }
    }

    private String crash(CrashPoint point, boolean full) throws Exception {
        idle();
        String symbol = query("select symbol from feature.symbol_state order by symbol offset 25 limit 1");
        point.hold(ingested.database(), symbol);
        String build = build(full);
        CrashedBackfill.await(point.name(), () -> CrashPoint.holds(ingested.database()));
        features.kill();
        point.release(ingested.database());
        System.out.println("[ballast] killed: " + point.name());
        features = ingested.start("feature-service");
        await(build);
        return build;
    }

    private String build(boolean full) throws Exception {
        return features.ask(
                        "POST",
                        "/api/v1/operations",
                        "{\"type\":\"build-features\",\"parameters\":{\"full\":" + full + "}}")
                .path("id")
                .asText();
    }

    private void await(String build) throws Exception {
        idle();
        assertThat(features.ask("GET", "/api/v1/operations/" + build, null)
                        .path("state")
                        .asText())
                .isEqualTo("succeeded");
    }

    /** Until nothing is left to do, also of what the events of the backfill asked for. */
    private void idle() throws Exception {
        CrashedBackfill.await("the builds to end", () -> query(
                        "select count(*) from feature.operation where state in ('queued', 'running')")
                .equals("0"));
    }

    private void correct() throws SQLException {
        try (Statement statement = ingested.database().createStatement()) {
            statement.execute("""
                    with cell as (
                        update ingestion.daily_bar set close = close * 1.01, high = high * 1.02
                        where session = (select max(session) from ingestion.daily_bar)
                        returning symbol, session)
                    insert into ingestion.change_log (kind, session, symbols)
                    select 'bar', session, array_agg(symbol) from cell group by session""");
        }
    }

    /** Everything builds leave but the list of builds and the versions before. */
    private String state() throws SQLException {
        return ContentHash.ofFeatures(ingested.database())
                + digest("session_coverage", "session")
                + digest("symbol_state", "symbol")
                + digest("recursive_anchor", "symbol, session");
    }

    private String digest(String table, String order) throws SQLException {
        return query("select ' ' || count(*) || ' ' || md5(string_agg(row::text, '|' order by " + order
                + ")) from feature." + table + " row");
    }

    private void assertPublishedOnce(String build, CrashPoint point) throws SQLException {
        assertThat(query("select count(*) from feature.feature_build where build_id = '" + build + "'"))
                .as(point.name())
                .isEqualTo("1");
        assertThat(query("select count(*) from feature.outbox_event where topic = 'features-ready'"
                        + " and payload::json ->> 'buildId' = '" + build + "'"))
                .as(point.name())
                .isEqualTo("1");
    }

    private String query(String sql) throws SQLException {
        return LocalSystem.query(ingested.database(), sql);
    }
}
