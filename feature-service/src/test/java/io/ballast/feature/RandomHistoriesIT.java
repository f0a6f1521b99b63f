package io.ballast.feature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.ballast.feature.application.BuildFeatures;
import io.ballast.feature.application.BuildRequest;
import io.ballast.feature.application.ProveReproducible;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.proof.Reproduction;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.AfterTheLastSession;
import io.ballast.feature.support.PublishedMarket;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Random things happen to the published data; after each of them the tables hold what a build from nothing gives. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(AfterTheLastSession.class)
class RandomHistoriesIT {
    private static final int HISTORIES = Boolean.getBoolean("ballast.campaign") ? 200 : 2;
    private static final int STEPS = 5;
    private static final int STOCKS = 31;
    private static final int CHANGING = 5;
    private static final LocalDate LAST = LocalDate.of(2024, 6, 28);
    private static final BuildSettings SETTINGS = new BuildSettings(new TargetSettings(5, 0), "IWM");

    TestServers servers;

    @Inject
    BuildFeatures builds;

    @Inject
    ProveReproducible proof;

    @Test
    void shouldHoldAfterEveryStepWhatABuildFromNothingHolds() throws Exception {
        int increments = 0;
        for (int history = 0; history < HISTORIES; history++) {
            History market = new History(new Random(history), history % 2 == 0 ? 60 : 460);
            build(false);
            for (int step = 0; step < STEPS; step++) {
                String change = market.change();
                FeatureBuild build = build(false);
                increments += build.full() ? 0 : 1;
                String what = "history " + history + ", step " + step + ": " + change;
                Reproduction reproduction = proof.prove(null, null, SETTINGS, (done, total, unit) -> {});
                assertThat(reproduction.differences()).as(what).isEmpty();
                assertThat(reproduction.identical()).as(what).isTrue();
            }
            String coverage = coverage();
            build(true);
            assertThat(coverage()).as("coverage of history " + history).isEqualTo(coverage);
        }
        assertThat(increments).isEqualTo(HISTORIES * STEPS);
    }

    private FeatureBuild build(boolean full) {
        UUID id = UUID.randomUUID();
        return builds.build(new BuildRequest(id, id.toString(), full, SETTINGS, 1), (done, total, unit) -> {});
    }

    private String coverage() throws SQLException {
        try (Statement statement = servers.standing().createStatement();
                ResultSet row = statement.executeQuery("select string_agg(c::text, ' ' order by session)"
                        + " from feature.published_session_coverage c")) {
            row.next();
            return row.getString(1);
        }
    }

    private final class History {
        private final Random random;
        private final PublishedMarket market = new PublishedMarket(servers);
        private final List<LocalDate> sessions;
        private int end;

        History(Random random, int length) {
            this.random = random;
            List<LocalDate> all = ExchangeCalendar.xnys().between(LocalDate.of(2021, 1, 4), LAST);
            this.sessions = all.subList(all.size() - length, all.size());
            this.end = length - STEPS - 1;
            market.create();
            market.security("IWM", true, null, null);
            for (int i = 0; i < STOCKS; i++) {
                market.security("S%02d".formatted(i), false, sessions.get(0), null);
            }
            bars("true", 0, end);
        }

        String change() {
            String symbol = random.nextInt(6) == 0 ? "IWM" : "S%02d".formatted(random.nextInt(CHANGING));
            int first = random.nextInt(3) == 0 ? random.nextInt(end) : end - 1 - random.nextInt(30);
            int after = Math.min(end, first + 1 + random.nextInt(25));
            int kind = random.nextInt(8);
            String cell = "symbol = '%s' and session = '%s'".formatted(symbol, sessions.get(first));
            String cells = "symbol = '%s' and session >= '%s' and session <= '%s'"
                    .formatted(symbol, sessions.get(first), sessions.get(after - 1));
            switch (kind) {
                case 0 -> {
                    bars("symbol <> 'S%02d'".formatted(random.nextInt(CHANGING)), end, end + 1);
                    end++;
                }
                case 1 -> {
                    market.run("update ingestion.published_bars set close = close * 1.03, high = high * 1.03 where "
                            + cell);
                    market.note("bar", sessions.get(first), symbol);
                }
                case 2 -> {
                    market.run("delete from ingestion.published_bars where " + cells);
                    note("bar", symbol, first, after);
                }
                case 3 -> {
                    market.run("delete from ingestion.published_bars where " + cells);
                    bars("symbol = '" + symbol + "'", first, after);
                }
                case 4 -> split(symbol, first);
                case 5 -> {
                    market.update(
                            "insert into ingestion.published_shares_outstanding values (?, ?, ?, ?)",
                            symbol,
                            sessions.get(first).minusDays(20),
                            sessions.get(first),
                            1e6 * (1 + random.nextInt(9)));
                    market.note("shares", sessions.get(first), symbol);
                }
                case 6 ->
                    market.update(
                            "update ingestion.published_universe set member_from = ?, member_to = ?"
                                    + " where symbol = ? and not benchmark",
                            sessions.get(random.nextInt(first + 1)),
                            random.nextBoolean() ? sessions.get(first).plusDays(1) : null,
                            symbol);
                default ->
                    market.update(
                            "update ingestion.published_universe set delisted_on = ? where symbol = ? and not benchmark",
                            random.nextBoolean() ? sessions.get(first) : null,
                            symbol);
            }
            return "kind " + kind + " at " + symbol + " " + first + " to " + after;
        }

        private void split(String symbol, int first) {
            market.update(
                    "insert into ingestion.published_corporate_actions (symbol, ex_date, kind, split_from, split_to)"
                            + " values (?, ?, 'split', 1, 2)",
                    symbol,
                    sessions.get(first));
            market.run(
                    "update ingestion.published_bars set price_factor = price_factor * 2, split_factor = split_factor * 2"
                            + " where symbol = '" + symbol + "' and session >= '" + sessions.get(first) + "'");
            market.note("split", sessions.get(first), symbol);
            note("bar", symbol, first, end);
        }

        private void note(String kind, String symbol, int first, int after) {
            sessions.subList(first, after).forEach(session -> market.note(kind, session, symbol));
        }

        /** Bars that follow from symbol and session, so that what is added again is what was there. */
        private void bars(String symbols, int first, int after) {
            for (int i = first; i < after; i++) {
                market.run("""
                        with fresh as (
                            insert into ingestion.published_bars (symbol, session, open, high, low, close, volume,
                                price_factor, split_factor, provider)
                            select symbol, '%1$s', close * 0.99, close * 1.02, close * 0.98, close, 1000 + %2$d, 1, 1, 'test'
                            from (
                                select symbol, 50 + 10 * sin(%2$d * 0.37 + ascii(right(symbol, 1))
                                    + ascii(substr(symbol, 2, 1)) * 1.7) as close
                                from ingestion.published_universe where %3$s) bar
                            returning symbol)
                        insert into ingestion.change_log (kind, session, symbols)
                        select 'bar', '%1$s', array_agg(symbol) from fresh""".formatted(sessions.get(i), i, symbols));
            }
        }
    }
}
