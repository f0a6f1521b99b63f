package io.ballast.ingestion;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole of two vendors' data, over the wire: backfilled from the first, compared with the second, reported. The same
 * comparison without service and database is in {@code RealMarketsReconciliationTest}.
 */
@QuarkusTest
@QuarkusTestResource(value = ServersResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TwoVendors.class, restrictToAnnotatedClass = true)
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class ReconciliationCampaignIT {

    /** Two in ten thousand: a person can look at one or two a day. */
    private static final double MOST_ALARMS = 0.0002;

    TestServers servers;

    private Service service;

    @BeforeEach
    void setUp() {
        service = new Service(servers);
    }

    @Test
    void shouldFindTheKnownJumpsAndAlarmSeldom() {
        service.succeed("rebuild-universe", Map.of());
        service.succeed("historical-backfill", Map.of("final", false));
        long stored = service.count("select count(*) from ingestion.published_bars");
        Map<String, Object> range = Map.of("from", TwoVendors.FROM, "to", TwoVendors.TO);

        JsonPath first = service.succeed("reconcile-providers", range);

        JsonPath report = service.get("/api/v1/reconciliation");
        System.out.printf(
                "[ballast] %d bars stored, %d cells compared, differences %s in %d episodes, %d revised, %d alarms"
                        + " (%.4f %% of the cells)%n",
                stored,
                report.getLong("compared"),
                report.getMap("byKind"),
                report.getList("episodes").size(),
                first.getLong("result.counts.revised"),
                report.getList("alarms").size(),
                100 * report.getDouble("alarmRate"));
        assertThat(report.getDouble("alarmRate")).isLessThan(MOST_ALARMS);
        assertThat(alarmed(report, "level")).contains("APH", "DVA");
        assertThat(alarmed(report, "unconfirmed")).contains("HLT");
        JsonPath halved = service.get(
                "/api/v1/reconciliation/differences?symbol=LNT&kind=impossible&from=2016-05-19&to=2016-05-19");
        assertThat(halved.getString("differences[0].lost")).isEqualTo("polygon");
        assertThat(service.value("select provider from ingestion.published_bars where symbol = 'LNT'"
                        + " and session = '2016-05-19'"))
                .isEqualTo("alpaca");
        shouldChangeNothingTheSecondTime(range);
    }

    private void shouldChangeNothingTheSecondTime(Map<String, Object> range) {
        String bars = service.publishedBars();
        String report = service.get("/api/v1/reconciliation").prettify();

        JsonPath again = service.succeed("reconcile-providers", range);

        assertThat(again.getLong("result.counts.revised")).isZero();
        assertThat(again.getLong("result.counts.stored")).isZero();
        assertThat(service.publishedBars()).isEqualTo(bars);
        assertThat(service.get("/api/v1/reconciliation").prettify()).isEqualTo(report);
    }

    private static List<String> alarmed(JsonPath report, String kind) {
        return report.getList("alarms.findAll { it.kind == '" + kind + "' }.symbols.flatten()");
    }
}
