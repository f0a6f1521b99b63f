package io.ballast.ingestion;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.ballast.ingestion.application.FailOver;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.PriorityRules;
import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.provider.NoCallLog;
import io.ballast.ingestion.provider.VirtualTime;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.polygon.PolygonFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backfill of the real service from both providers under every fault, alone and in all pairs: it ends in a clear state,
 * nothing false is stored, every cell is accounted for, and once the fault is over it has all that is true. Waits are those
 * of a clock that does not pass. Run it with {@code -Dballast.jvm=-Xmx512m}: no fault may need more.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(FaultyMarket.class)
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
@EnabledIf(
        value = "heapIsBounded",
        disabledReason = "not run: says nothing with a large heap; run it with -Dballast.jvm=-Xmx512m")
class FaultCampaignIT {

    private static final CallLimits LIMITS =
            new CallLimits(Duration.ofSeconds(2), Duration.ofMillis(700), 8 * 1024 * 1024);

    private static final LocalDate OUTAGE_FROM = LocalDate.of(2024, 12, 10);
    private static final LocalDate OUTAGE_TO = LocalDate.of(2024, 12, 12);

    /** What is stored, but for who gave it. */
    private static final String VALUES = "symbol, session, open, high, low, close, volume, vwap, trade_count";

    private static final String HASH = "select md5(string_agg(bar::text, '|' order by symbol, session)) from (select "
            + VALUES + " from ingestion.daily_bar) bar";

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    PriorityRules priorities;

    @Inject
    Vertx vertx;

    private Service service;
    private static String truth;

    static Stream<List<String>> faults() {
        return Stream.concat(FaultKinds.alone().stream(), FaultKinds.pairs().stream());
    }

    @BeforeEach
    void learnTheTruth() {
        service = new Service(servers);
        install();
        if (truth == null) {
            service.succeed("rebuild-universe", Map.of());
            service.succeed("historical-backfill", Map.of());
            service.execute("create table ingestion.campaign_truth as select " + VALUES + " from ingestion.daily_bar");
            truth = service.value(HASH);
        }
        service.execute("truncate ingestion.daily_bar, ingestion.bar_revision, ingestion.settled_cell,"
                + " ingestion.quarantined_bar, ingestion.provider_difference, ingestion.ingestion_progress");
    }

    @AfterEach
    void lift() {
        simulator.liftFaults();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldEndInAClearStateAndHaveAllOnceTheFaultIsOver(List<String> kinds) {
        kinds.forEach(this::order);

        JsonPath backfill = service.run("historical-backfill", Map.of());

        assertThat(backfill.getString("state"))
                .as("it goes on by itself once no answer is spoiled any more")
                .isEqualTo("succeeded");
        if (FaultKinds.ANSWERS.containsAll(kinds)) {
            assertThat(service.value(HASH)).as("with all there is").isEqualTo(truth);
        }
        long failedSteps = service.count("select count(*) from ingestion.ingestion_progress where not success");
        requireNothingFalse(kinds);
        requireEveryCellAccountedFor();
        simulator.liftFaults();
        install();
        heal();
        assertThat(service.value(HASH)).as("nothing good is lost for good").isEqualTo(truth);
        System.out.printf("[ballast] %s: %s, %d failed steps%n", kinds, backfill.getString("state"), failedSteps);
    }

    private void requireNothingFalse(List<String> kinds) {
        if (!kinds.contains(FaultKinds.LATE_CORRECTION)) {
            assertThat(service.count(
                            "select count(*) from (select " + VALUES + " from ingestion.daily_bar except select "
                                    + VALUES + " from ingestion.campaign_truth) bar"))
                    .as("false bars")
                    .isZero();
        }
        assertThat(service.count("select count(*) from ingestion.quarantined_bar where payload = '' or provider = ''"))
                .isZero();
    }

    private void requireEveryCellAccountedFor() {
        JsonPath ledger = service.get("/api/v1/absences?limit=1");
        long absent = ledger.getMap("totals.absent").values().stream()
                .mapToLong(cells -> ((Number) cells).longValue())
                .sum();
        assertThat(ledger.getLong("totals.present") + absent).isEqualTo(ledger.getLong("totals.expected"));
        assertThat(service.column("select reason || coalesce(provider, '') || coalesce(detail, '')"
                        + " from ingestion.published_absences where reason = 'not-fetched' or detail = ''"))
                .as("cells nobody can explain")
                .isEmpty();
    }

    private void heal() {
        service.succeed("historical-backfill", Map.of());
        List<String> symbols = service.column("select distinct symbol from ingestion.campaign_truth");
        service.succeed(
                "ingest-date-range",
                Map.of(
                        "symbols",
                        symbols,
                        "from",
                        service.value("select min(session) from ingestion.campaign_truth"),
                        "to",
                        service.value("select max(session) from ingestion.campaign_truth")));
    }

    private void order(String kind) {
        simulator.orderFault(FaultKinds.order(kind, 4, OUTAGE_FROM, OUTAGE_TO));
    }

    /** Whether there is no more heap than a service may take. */
    static boolean heapIsBounded() {
        return Runtime.getRuntime().maxMemory() <= 512L * 1024 * 1024;
    }

    private void install() {
        VirtualTime time = new VirtualTime();
        URI url = URI.create(simulator.url());
        AlpacaSettings ofAlpaca =
                new AlpacaSettings(url, url, "demo", "demo", "sip", Optional.empty(), Optional.empty());
        MarketDataProvider alpaca = AlpacaFactory.create(vertx, ofAlpaca, LIMITS, new NoCallLog(), time, time);
        MarketDataProvider polygon = PolygonFactory.create(
                vertx,
                new ProviderSettings(
                        List.of("polygon"), url, "demo", Optional.empty(), Optional.empty(), Optional.of(ofAlpaca)),
                LIMITS,
                new NoCallLog(),
                time,
                time);
        QuarkusMock.installMockForType(polygon, MarketDataProvider.class);
        QuarkusMock.installMockForType(
                new FailOver(new ProviderOrder(List.of(polygon, alpaca)), priorities), FailOver.class);
    }
}
