package io.ballast.feature;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.feature.application.BuildFeatures;
import io.ballast.feature.application.BuildRequest;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.AfterTheLastSession;
import io.ballast.feature.support.PublishedMarket;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.ballast.feature.support.Operations.ended;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

/** Full builds beside the published one: readers see one build or the other, whatever happens. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(AfterTheLastSession.class)
class RebuildIT {
    private static final List<LocalDate> SESSIONS =
            ExchangeCalendar.xnys().between(LocalDate.of(2023, 11, 1), LocalDate.of(2024, 3, 1));
    private static final BuildSettings SETTINGS = new BuildSettings(new TargetSettings(5, 0), "IWM");
    private static final String STATE = """
            select count(*) || ' ' || md5(string_agg(row::text, ';' order by symbol, session))
            from feature.published_features row""";

    @Inject
    BuildFeatures builds;

    TestServers servers;

    private PublishedMarket market;

    @BeforeEach
    void publishBars() {
        market = new PublishedMarket(servers);
        market.create();
        market.security("IWM", true, null, null);
        for (int i = 0; i < 8; i++) {
            market.security("S" + i, false, SESSIONS.get(0), null);
        }
        market.run("""
                insert into ingestion.published_bars (symbol, session, open, high, low, close, volume, price_factor,
                    split_factor, provider)
                select symbol, day, close * 0.99, close * 1.02, close * 0.98, close, 1000 + n, 1, 1, 'test'
                from (
                    select symbol, day, n, 50 + 10 * sin(n * (1 + ascii(right(symbol, 1)))) as close
                    from ingestion.published_universe, unnest(array[%s]::date[]) with ordinality as days(day, n)
                ) bar""".formatted(SESSIONS.stream().map(day -> "'" + day + "'").collect(Collectors.joining(","))));
    }

    @Test
    void shouldShowReadersOneBuildOrTheOther() throws Exception {
        build("succeeded");
        String before = state();
        market.run("update ingestion.published_bars set close = close * 1.01 where symbol <> 'IWM'");
        Set<String> seen = new ConcurrentSkipListSet<>();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(
                () -> {
                    while (!over.get()) {
                        seen.add(state());
                    }
                },
                task -> new Thread(task).start());

        try {
            build("succeeded");
            build("succeeded");
        } finally {
            over.set(true);
        }
        reader.join();
        assertThat(state()).isNotEqualTo(before);
        assertThat(seen).isSubsetOf(before, state());
    }

    @Test
    void shouldCountRowsAsTheyAreWrittenAndNotTheSwiftPassBefore() {
        UUID id = UUID.randomUUID();
        List<Long> told = new ArrayList<>();

        FeatureBuild build = builds.build(
                new BuildRequest(id, id.toString(), true, SETTINGS, 1), (done, total, unit) -> told.add(done));

        List<Long> written = told.stream().filter(done -> done > 0).toList();
        assertThat(told).isSorted().endsWith(build.rows());
        assertThat(written).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(8);
        assertThat(told).as("both passes").hasSize(2 * written.size());
    }

    @Test
    void shouldLetAReaderEndWhatItReadsOfTheBuildBefore() throws Exception {
        build("succeeded");
        String before = state();
        market.run("update ingestion.published_bars set close = close * 1.01 where symbol <> 'IWM'");
        try (Connection reader = servers.owner()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(text(reader, STATE)).isEqualTo(before);

            build("succeeded");
            build("succeeded");

            assertThat(text(reader, STATE)).isEqualTo(before);
        }
        assertThat(state()).isNotEqualTo(before);
    }

    @Test
    void shouldLeaveThePublishedBuildWhenOneFailsInTheMiddle() {
        build("succeeded");
        String before = state();
        market.run("update ingestion.published_bars set close = close * 1.01 where symbol <> 'IWM'");
        market.run("""
                create function feature.refuse() returns trigger language plpgsql as
                    $$begin raise 'no room left'; end$$;
                create trigger refuse before insert on feature.feature_row for each row
                    when (new.symbol = 'S6' and new.session > '2024-01-31') execute function feature.refuse()""");
        try {
            JsonPath failed = build("failed");

            assertThat(failed.getString("error.message")).contains("no room left");
            assertThat(state()).isEqualTo(before);
            assertThat(builds()).isEqualTo(1);
        } finally {
            market.run("drop function feature.refuse() cascade");
        }
        build("succeeded");
        assertThat(state()).isNotEqualTo(before).startsWith(8 * SESSIONS.size() + " ");
    }

    @Test
    void shouldRemoveWhatAKilledBuildLeft() {
        build("succeeded");
        String before = state();
        market.run("""
                insert into feature.feature_row (symbol, session, label_terminal, generation)
                select 'S' || n, '2024-02-01', false, 1 - generation
                from feature.published_generation, generate_series(0, 99) as n""");
        assertThat(state()).isEqualTo(before);

        build("succeeded");

        assertThat(state()).isEqualTo(before);
    }

    private JsonPath build(String expected) {
        return ended("build-features", "{\"full\": true}", expected);
    }

    private static int builds() {
        return when().get("/api/v1/feature-builds")
                .jsonPath()
                .getList("buildId")
                .size();
    }

    private String state() {
        try (Connection owner = servers.owner()) {
            return text(owner, STATE);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
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
