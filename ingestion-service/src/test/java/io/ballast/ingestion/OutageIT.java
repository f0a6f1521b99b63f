package io.ballast.ingestion;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.ingestion.application.FailOver;
import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.PriorityRules;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.application.SessionFetcher;
import io.ballast.ingestion.application.SymbolFetcher;
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

/** What the service does while a provider is away: it says so, waits, can be cancelled, and goes on by itself. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
class OutageIT {

    private static final String SHORT_HISTORY = "40";
    private static final Map<String, Object> PATIENT = patience("5", "0");
    private static final Map<String, Object> PUT_OFF = patience("60", "600");
    private static final Map<String, Object> IMPATIENT = patience("0", "0");
    private static final String HASH = "select md5(string_agg(bar::text, '|' order by symbol, session)) from"
            + " (select symbol, session, open, high, low, close, volume from ingestion.daily_bar) bar";
    private static final String KEPT = "select count(*) from ingestion.pending_cells";
    private static final String DOWN = "{\"kind\":\"server-error\",\"provider\":\"%s\"}";
    private static final String OPEN_CELLS =
            "select count(*) from ingestion.published_absences where reason = 'not-fetched'";

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    PriorityRules priorities;

    @Inject
    Vertx vertx;

    private final AtomicReference<VirtualTime> clock = new AtomicReference<>();
    private ScheduledExecutorService ticking;
    private Service service;
    private static String truth;
    private static long bars;

    @BeforeEach
    void startFromNothing() {
        service = Service.of(getClass(), servers, simulator);
        install();
        ticking = Executors.newSingleThreadScheduledExecutor();
        ticking.scheduleAtFixedRate(() -> clock.get().sleep(Duration.ofSeconds(10)), 10, 10, TimeUnit.MILLISECONDS);
        if (truth == null) {
            service.succeed("rebuild-universe", IMPATIENT);
            service.succeed("historical-backfill", IMPATIENT);
            truth = service.value(HASH);
            bars = service.count("select count(*) from ingestion.daily_bar");
        }
        service.execute("truncate ingestion.daily_bar, ingestion.bar_revision, ingestion.settled_cell,"
                + " ingestion.quarantined_bar, ingestion.provider_difference, ingestion.ingestion_progress");
    }

    @AfterEach
    void lift() {
        ticking.shutdownNow();
        simulator.liftFaults();
    }

    @Test
    void shouldGoOnByItselfOnceNobodyIsAwayAnyMore() {
        simulator.orderFault(DOWN.formatted("all"));
        String backfill = service.start("historical-backfill", PATIENT);
        awaitWaiting(backfill);
        assertThat(service.operation(backfill).getString("error.message"))
                .matches("waiting since \\S+Z, until \\S+Z at the latest, next attempt at \\S+Z: polygon /v2\\S+: .*");
        assertThat(service.operation(backfill).getString("error.hint")).contains("by itself");
        Awaitility.await("more failures than were ever borne")
                .atMost(Duration.ofMinutes(2))
                .until(() -> failedSteps(backfill) > 5);

        simulator.liftFaults();

        JsonPath ended = service.end(backfill);
        assertThat(ended.getString("state")).isEqualTo("succeeded");
        assertThat(ended.getString("error")).isNull();
        assertThat(ended.getInt("result.failedSteps")).isEqualTo((int) failedSteps(backfill));
        assertThat(service.value(HASH)).isEqualTo(truth);
        assertThat(service.count(OPEN_CELLS)).isZero();
    }

    @Test
    void shouldRebuildTheUniverseOnceTheProviderIsBack() {
        String universe = "select md5(string_agg(u::text, '|' order by symbol)) from ingestion.published_universe u";
        String before = service.value(universe);
        simulator.orderFault(DOWN.formatted("all"));
        String rebuild = service.start("rebuild-universe", PATIENT);
        awaitWaiting(rebuild);

        simulator.liftFaults();

        assertThat(service.end(rebuild).getString("state")).isEqualTo("succeeded");
        assertThat(service.value(universe)).isEqualTo(before);
    }

    @Test
    void shouldGoOnWithTheOthersWhenStatementsFailHalfWay() {
        MarketDataProvider polygon = install();
        service.execute("truncate ingestion.fundamental, ingestion.shares_outstanding");
        service.succeed("upsert-fundamentals", IMPATIENT);
        String filed = "select md5(string_agg(f::text, '|' order by f::text)) from ingestion.published_fundamentals f";
        String whole = service.value(filed);
        long calls = polygon.report().calls();
        service.execute("truncate ingestion.fundamental, ingestion.shares_outstanding");
        AtomicInteger asked = new AtomicInteger();
        MarketDataProvider real = install();
        QuarkusMock.installMockForType(
                new DelegatingProvider(real) {
                    @Override
                    public Filings filings(String symbol, String cik) {
                        if (asked.incrementAndGet() == 10) {
                            throw new ProviderException(ProviderException.Kind.FAILED, "the line went dead", null);
                        }
                        return super.filings(symbol, cik);
                    }
                },
                MarketDataProvider.class);

        String upsert = service.start("upsert-fundamentals", PUT_OFF);
        awaitWaiting(upsert);
        String heard = "select count(*) from ingestion.heard_filing where operation_id = '" + upsert + "'";
        assertThat(service.count(heard)).as("what came was kept").isGreaterThanOrEqualTo(9);
        wake(upsert);

        assertThat(service.end(upsert).getString("state")).isEqualTo("succeeded");
        assertThat(service.value(filed)).isEqualTo(whole);
        assertThat(real.report().calls()).as("nobody was asked twice").isEqualTo(calls);
    }

    @Test
    void shouldEndAtOnceWhenItIsCancelledWhileItWaits() {
        simulator.orderFault(DOWN.formatted("all"));
        String backfill = service.start("historical-backfill", PUT_OFF);
        awaitWaiting(backfill);
        awaitPutOff(backfill);
        long start = System.nanoTime();

        RestAssured.delete("/api/v1/operations/" + backfill).then().statusCode(200);

        assertThat(service.end(backfill).getString("state")).isEqualTo("cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void shouldGoOnWhereItWasPutOff() {
        simulator.orderFault(DOWN.formatted("all"));
        String backfill = service.start("historical-backfill", PUT_OFF);
        awaitWaiting(backfill);
        String since = since(backfill);
        wake(backfill);
        Awaitility.await("a second failure").atMost(Duration.ofMinutes(1)).until(() -> failedSteps(backfill) == 2);
        assertThat(since(backfill)).as("its patience goes on").isEqualTo(since);
        simulator.liftFaults();
        install();
        wake(backfill);

        JsonPath ended = service.end(backfill);

        assertThat(ended.getString("state")).isEqualTo("succeeded");
        assertThat(ended.getInt("attempts")).isEqualTo(1);
        assertThat(service.value(HASH)).isEqualTo(truth);
    }

    @Test
    void shouldGiveUpWhenPatienceIsOver() {
        simulator.orderFault(DOWN.formatted("all"));

        JsonPath backfill = service.run("historical-backfill", IMPATIENT);

        assertThat(backfill.getString("state")).isEqualTo("failed");
        assertThat(backfill.getString("error.message"))
                .startsWith("Gave up after 5 failures in a row since ")
                .contains("polygon /v2");
        assertThat(failedSteps(backfill.getString("id"))).isEqualTo(5);
        assertThat(service.count("select count(*) from ingestion.daily_bar")).isZero();
    }

    @Test
    void shouldFailAtOnceWithARefusedKey() {
        install("wrong");

        JsonPath backfill = service.run("historical-backfill", PATIENT);

        assertThat(backfill.getString("state")).isEqualTo("failed");
        assertThat(backfill.getString("error.message")).contains("HTTP 401").doesNotContain("wrong");
        assertThat(failedSteps(backfill.getString("id"))).isEqualTo(1);
    }

    @Test
    void shouldSayWhatTheNextProviderGaveNoAnswerFor() {
        simulator.orderFault("{\"kind\":\"silent-loss\",\"provider\":\"polygon\",\"share\":0.3,\"seed\":3}");
        simulator.orderFault(DOWN.formatted("alpaca"));

        JsonPath backfill = service.run("historical-backfill", IMPATIENT);

        long open = bars - service.count("select count(*) from ingestion.daily_bar");
        assertThat(service.count(OPEN_CELLS)).as("of members").isBetween(100L, open);
        assertThat(backfill.getString("state")).isEqualTo("partial");
        assertThat(backfill.getString("error.message"))
                .contains("alpaca gave no answer for: alpaca /v2/stocks/bars")
                .contains(open + " cells are not fetched in all")
                .endsWith("Run it again: it goes on with what is missing.");
        assertThat(service.column("select distinct provider || ': ' || substring(error, '[a-z]+ gave no answer for')"
                        + " from ingestion.ingestion_progress where not success"))
                .containsExactly("alpaca: alpaca gave no answer for");
        assertThat(service.count("select count(*) from ingestion.settled_cell")).isZero();

        simulator.liftFaults();
        install();
        service.succeed("historical-backfill", IMPATIENT);
        assertThat(service.value(HASH)).isEqualTo(truth);
    }

    @Test
    void shouldAskTheNextProviderAgainAndNothingElse() {
        simulator.orderFault("{\"kind\":\"silent-loss\",\"provider\":\"polygon\",\"share\":0.3,\"seed\":3}");
        String whole = "select sum(stored) from ingestion.ingestion_progress where success and provider ";
        MarketDataProvider polygon = install();
        service.succeed("historical-backfill", IMPATIENT);
        long calls = polygon.report().calls();
        service.execute("truncate ingestion.daily_bar, ingestion.bar_revision, ingestion.settled_cell,"
                + " ingestion.ingestion_progress");
        polygon = install();
        simulator.orderFault(DOWN.formatted("alpaca"));
        String backfill = service.start("historical-backfill", PUT_OFF);
        awaitWaiting(backfill);
        awaitPutOff(backfill);
        long before = service.count("select count(*) from ingestion.daily_bar");
        String since = since(backfill);
        long parts = service.count(KEPT);
        wake(backfill);
        Awaitility.await("smaller parts").atMost(Duration.ofMinutes(1)).until(() -> service.count(KEPT) > parts);
        assertThat(since(backfill)).as("its patience goes on").isEqualTo(since);
        simulator.liftFaults();
        wake(backfill);
        assertThat(service.end(backfill).getString("state")).isEqualTo("succeeded");
        assertThat(service.count(KEPT)).isZero();
        assertThat(service.value(HASH)).isEqualTo(truth);
        assertThat(before).as("what the first had was stored at once").isPositive();
        assertThat(service.count(whole + "= 'polygon'")).isEqualTo(before);
        assertThat(polygon.report().calls()).as("it was not asked again").isEqualTo(calls);
        assertThat(service.count("select count(*) from ingestion.bar_revision")).isZero();
    }

    @Test
    void shouldAskTheNextProviderAgainForARangeAndNothingElse() {
        String to = service.value("select max(session) from ingestion.published_sessions");
        String from = LocalDate.parse(to).minusDays(20).toString();
        simulator.orderFault("{\"kind\":\"silent-loss\",\"provider\":\"polygon\",\"share\":0.3,\"seed\":3}");
        simulator.orderFault(DOWN.formatted("alpaca"));
        MarketDataProvider polygon = install();
        String range = service.start(
                "ingest-date-range", Map.of("from", from, "to", to, "variables", PUT_OFF.get("variables")));
        awaitWaiting(range);
        awaitPutOff(range);
        long calls = polygon.report().calls();
        String open = OPEN_CELLS + " and session >= '" + from + "'";
        assertThat(service.count(open)).isPositive();

        simulator.liftFaults();
        wake(range);

        assertThat(service.end(range).getString("state")).isEqualTo("succeeded");
        assertThat(service.count(open)).isZero();
        assertThat(polygon.report().calls() - calls)
                .as("for splits and dividends only")
                .isLessThanOrEqualTo(4);
    }

    @Test
    void shouldAskTheNextProviderAFewTimesInTheDailyIngest() {
        service.succeed("historical-backfill", IMPATIENT);
        service.execute(
                "delete from ingestion.daily_bar where session = (select max(session) from ingestion.daily_bar)");
        simulator.orderFault("{\"kind\":\"silent-loss\",\"provider\":\"polygon\",\"share\":0.3,\"seed\":3}");
        simulator.orderFault(DOWN.formatted("alpaca"));

        JsonPath ingest = service.run("daily-ingest", Map.of("variables", Map.of("BACKFILL_PATIENCE_MINUTES", "60")));

        assertThat(ingest.getString("state")).isEqualTo("partial");
        assertThat(ingest.getString("error.message"))
                .contains("alpaca gave no answer for")
                .endsWith("The next ingest asks for them again.");
        simulator.liftFaults();
        install();
        service.succeed("daily-ingest", Map.of());
        assertThat(service.value(HASH)).isEqualTo(truth);
    }

    private static Map<String, Object> patience(String minutes, String firstPauseSeconds) {
        return Map.of(
                "variables",
                Map.of(
                        "BACKFILL_PATIENCE_MINUTES",
                        minutes,
                        "BACKFILL_SLEEP_ON_ERROR_SEC",
                        firstPauseSeconds,
                        "BACKFILL_TARGET_DAYS",
                        SHORT_HISTORY));
    }

    private String since(String operation) {
        return service.value("select waiting_since from ingestion.operation where id = '" + operation + "'");
    }

    /** Waits until an operation has left its thread. */
    private void awaitPutOff(String operation) {
        Awaitility.await("it is put off")
                .atMost(Duration.ofSeconds(10))
                .until(() -> service.count("select count(*) from ingestion.operation_schedule where task_instance = '"
                                + operation + "' and not picked and execution_time > now()")
                        == 1);
    }

    /** As if the pause were over. */
    private void wake(String operation) {
        awaitPutOff(operation);
        service.execute("update ingestion.operation_schedule set execution_time = now() where task_instance = '"
                + operation + "'");
    }

    private void awaitWaiting(String operation) {
        Awaitility.await("it says that it waits")
                .atMost(Duration.ofMinutes(1))
                .until(() -> service.operation(operation).getString("error.message") != null);
        assertThat(service.operation(operation).getString("state")).isEqualTo("running");
    }

    private long failedSteps(String operation) {
        return service.count("select count(*) from ingestion.ingestion_progress where not success and operation_id = '"
                + operation + "'");
    }

    private MarketDataProvider install() {
        return install("demo");
    }

    /** Both providers, on a clock that runs a thousand times as fast; the first one. */
    private MarketDataProvider install(String key) {
        VirtualTime time = new VirtualTime();
        clock.set(time);
        URI url = URI.create(simulator.url());
        AlpacaSettings ofAlpaca =
                new AlpacaSettings(url, url, "demo", "demo", "sip", Optional.empty(), Optional.empty());
        MarketDataProvider alpaca =
                AlpacaFactory.create(vertx, ofAlpaca, CallLimits.DAILY_DATA, new NoCallLog(), time, time);
        MarketDataProvider polygon = PolygonFactory.create(
                vertx,
                new ProviderSettings(
                        List.of("polygon"), url, key, Optional.empty(), Optional.empty(), Optional.of(ofAlpaca)),
                CallLimits.DAILY_DATA,
                new NoCallLog(),
                time,
                time);
        QuarkusMock.installMockForType(polygon, MarketDataProvider.class);
        ProviderOrder order = new ProviderOrder(List.of(polygon, alpaca));
        QuarkusMock.installMockForType(new FailOver(order, priorities), FailOver.class);
        QuarkusMock.installMockForType(
                new SessionFetcher(polygon, order, new SymbolFetcher(polygon)), SessionFetcher.class);
        return polygon;
    }
}
