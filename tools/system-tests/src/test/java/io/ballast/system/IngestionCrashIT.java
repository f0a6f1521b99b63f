package io.ballast.system;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ingestion service is killed in the middle of a backfill of 730 days of 500 symbols, at each named point and at
 * thirty random moments, and no byte differs in the end.
 */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes ten minutes; run it with -Dballast.campaign=true")
class IngestionCrashIT {

    private static final int DAYS = 730;
    private static final int RANDOM_KILLS = 30;
    private static final int LONGEST_LIFE_MILLIS = 2500;
    private static final long SEED = 20241231;

    private static ServiceProcess market;
    private static List<String> undisturbed;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        market = ServiceProcess.start(
                "tools/market-simulator", Map.of("SIMULATOR_SYMBOLS", "500", "SIMULATOR_DAYS", "800"));
        try (CrashedBackfill backfill = new CrashedBackfill(market, DAYS)) {
            backfill.backfillRuns();
            backfill.finish();
            undisturbed = backfill.hashes();
        }
        String slow = "{\"kind\":\"latency\",\"share\":1,\"seed\":1,\"seconds\":0.2}";
        market.ask("POST", "/simulator/faults", slow);
    }

    @AfterAll
    static void stop() throws Exception {
        market.close();
    }

    @Test
    void shouldStoreTheSameBytesWhereverItIsKilled() throws Exception {
        try (CrashedBackfill backfill = new CrashedBackfill(market, DAYS)) {
            String symbol = LocalSystem.query(
                    backfill.database(),
                    "select symbol from ingestion.security where included order by symbol offset 200 limit 1");
            for (CrashPoint point : CrashPoint.ALL) {
                point.hold(backfill.database(), symbol);
                backfill.backfillRuns();
                CrashedBackfill.await(point.name(), () -> CrashPoint.holds(backfill.database()));
                backfill.kill();
                point.release(backfill.database());
                System.out.println("[ballast] killed: " + point.name());
                backfill.start();
            }
            backfill.finish();

            assertThat(backfill.hashes()).isEqualTo(undisturbed);
        }
    }

    @Test
    void shouldStoreTheSameBytesWheneverItIsKilled() throws Exception {
        Random random = new Random(SEED);
        try (CrashedBackfill backfill = new CrashedBackfill(market, DAYS)) {
            int kills = 0;
            while (kills < RANDOM_KILLS) {
                backfill.backfillRuns();
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                if (backfill.isAtWork()) {
                    backfill.kill();
                    kills++;
                    System.out.printf("[ballast] killed %d of %d times%n", kills, RANDOM_KILLS);
                    backfill.start();
                } else {
                    // it was done before its time: there must be something to disturb
                    backfill.forget();
                }
            }
            backfill.finish();

            assertThat(backfill.hashes()).isEqualTo(undisturbed);
        }
    }
}
