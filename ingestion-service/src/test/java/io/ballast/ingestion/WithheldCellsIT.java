package io.ballast.ingestion;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cells withheld by one provider are stored from the other, those withheld by both are in the ledger with who was asked
 * and what they said, and what never was a bar does not become one. In a build, {@link FailOverIT} does it between the
 * clients, and {@link TwoProvidersIT} for an evening.
 */
@QuarkusTest
@QuarkusTestResource(value = ServersResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = WithheldMarket.class, restrictToAnnotatedClass = true)
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class WithheldCellsIT {

    private static final String VALUES = "symbol, session, open, high, low, close, volume, vwap, trade_count";
    private static final String LOST = " from ingestion.whole_truth as truth"
            + " join ingestion.published_universe as member on member.symbol = truth.symbol and member.included"
            + " left join ingestion.daily_bar as bar on (bar.symbol, bar.session) = (truth.symbol, truth.session)"
            + " left join ingestion.published_absences as absence"
            + "   on (absence.symbol, absence.session) = (truth.symbol, truth.session)"
            + " where bar.symbol is null";
    private static final String EXPLAINED = " and absence.reason = 'provider-missing' and absence.provider ="
            + " 'polygon,alpaca' and absence.detail ~ '^answered \\d+ bars, none of this symbol; alpaca answered .+'";
    private static final String LEGITIMATE = "select count(*) from ingestion.published_absences as absence"
            + " where not exists (select from ingestion.whole_truth as truth"
            + " where (truth.symbol, truth.session) = (absence.symbol, absence.session))";

    TestServers servers;
    SimulatorProcess simulator;

    @Test
    void shouldFillWhatOneWithholdsAndExplainWhatBothWithhold() {
        Service service = new Service(servers);
        service.succeed("rebuild-universe", Map.of());
        service.succeed("historical-backfill", Map.of());
        service.execute("create table ingestion.whole_truth as select " + VALUES + " from ingestion.daily_bar");
        long legitimate = service.count(LEGITIMATE);
        service.execute("truncate ingestion.daily_bar, ingestion.bar_revision, ingestion.settled_cell,"
                + " ingestion.quarantined_bar, ingestion.provider_difference, ingestion.ingestion_progress");
        withhold("polygon", 0.2, 1);
        withhold("alpaca", 0.1, 2);

        service.succeed("historical-backfill", Map.of());

        simulator.liftFaults();
        long filled = service.count("select count(*) from ingestion.daily_bar where provider = 'alpaca'");
        long lost = service.count("select count(*)" + LOST);
        assertThat(filled).isGreaterThan(10_000);
        assertThat(lost).isGreaterThan(1_000);
        assertThat(lost)
                .as("two shares that know nothing of each other: no cell the other one has is lost")
                .isLessThan(filled / 6);
        assertThat(service.count("select count(*)" + LOST + EXPLAINED))
                .as("explained")
                .isEqualTo(lost);
        assertThat(service.count("select count(*) from (select " + VALUES + " from ingestion.daily_bar except select "
                        + VALUES + " from ingestion.whole_truth) as bar"))
                .as("bars that never were, or are others")
                .isZero();
        assertThat(legitimate).isPositive();
        assertThat(service.count(LEGITIMATE)).as("legitimate absences").isEqualTo(legitimate);
        assertThat(service.count("select count(*) from ingestion.published_absences where reason = 'not-fetched'"))
                .isZero();
        requireTotalsThatReconcile(service);
        System.out.printf(
                "[ballast] %d withheld cells stored from the other provider, %d withheld by both explained,"
                        + " %d legitimate absences%n",
                filled, lost, legitimate);
    }

    private static void requireTotalsThatReconcile(Service service) {
        JsonPath ledger = service.get("/api/v1/absences?limit=1");
        long absent = ledger.getMap("totals.absent").values().stream()
                .mapToLong(cells -> ((Number) cells).longValue())
                .sum();
        assertThat(ledger.getLong("totals.present") + absent).isEqualTo(ledger.getLong("totals.expected"));
    }

    private void withhold(String provider, double share, int seed) {
        simulator.orderFault("{\"kind\":\"silent-loss\",\"provider\":\"%s\",\"share\":%s,\"seed\":%d}"
                .formatted(provider, share, seed));
    }
}
