package io.ballast.ingestion;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.ingestion.application.BarStore;
import io.ballast.ingestion.application.FailOver;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.PriorityRules;
import io.ballast.ingestion.application.ProviderComparison;
import io.ballast.ingestion.application.ProviderDifferences;
import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.application.StepCommit;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.domain.arbitration.PriorityRule;
import io.ballast.ingestion.provider.NoCallLog;
import io.ballast.ingestion.provider.VirtualTime;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Two providers of one market: the next one fills, the better bar is kept, and neither holds the other up. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoProvidersIT {

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    MarketDataProvider provider;

    @Inject
    PriorityRules priorities;

    @Inject
    BarStore bars;

    @Inject
    ProviderDifferences differences;

    @Inject
    StepCommit commit;

    @Inject
    Vertx vertx;

    private Service service;

    @BeforeEach
    void setUp() {
        service = Service.of(getClass(), servers, simulator, "rebuild-universe", "historical-backfill");
    }

    private static void rule(String path, Map<String, String> said, int status) {
        RestAssured.given()
                .contentType("application/json")
                .body(said)
                .put(path)
                .then()
                .statusCode(status);
    }

    @Test
    @Order(1)
    void shouldAskTheNextProviderForAbsentCellsAndSayWhoSaidWhat() {
        String evening = simulator.nextSession().toString();
        service.execute("update ballast.business_clock set instant = '" + evening + "'");
        QuarkusMock.installMockForType(
                new FailOver(new ProviderOrder(List.of(ClientProxy.unwrap(provider), alpaca())), priorities),
                FailOver.class);
        simulator.orderFault("{\"kind\":\"silent-loss\",\"provider\":\"polygon\",\"share\":0.5,\"seed\":1}");
        simulator.orderFault("{\"kind\":\"silent-loss\",\"provider\":\"alpaca\",\"share\":0.4,\"seed\":2}");

        JsonPath operation = service.succeed("daily-ingest", Map.of());
        simulator.liftFaults();

        String session = operation.getString("result.session");
        String bars = "select count(*) from ingestion.published_bars where session = '" + session + "' and provider = ";
        assertThat(service.count(bars + "'polygon'")).isGreaterThan(5);
        assertThat(service.count(bars + "'alpaca'")).isPositive();
        assertThat(service.column("select distinct provider || ': ' || regexp_replace(detail, '[0-9]+', 'N', 'g')"
                        + " from ingestion.published_absences where session = '" + session + "'"
                        + " and reason = 'provider-missing'"))
                .containsExactly("polygon,alpaca: answered N bars, none of this symbol; alpaca answered N bars, none of"
                        + " this symbol");
        assertThat(service.value("select provider from ingestion.ingestion_progress order by run_ts desc limit 1"))
                .isEqualTo("polygon,alpaca");
    }

    private MarketDataProvider alpaca() {
        URI url = URI.create(simulator.url());
        VirtualTime time = new VirtualTime();
        return AlpacaFactory.create(
                vertx,
                new AlpacaSettings(url, url, "demo", "demo", "sip", Optional.empty(), Optional.empty()),
                CallLimits.DAILY_DATA,
                new NoCallLog(),
                time,
                time);
    }

    @Test
    @Order(2)
    void shouldKeepTheBetterOfTwoBarsAndTheOtherOneAsEvidence() {
        Instant evening = simulator.nextSession();
        service.execute("update ballast.business_clock set instant = '" + evening + "'");
        LocalDate session = LocalDate.ofInstant(evening, ZoneId.of("America/New_York"));
        MarketDataProvider real = ClientProxy.unwrap(provider);
        MarketDataProvider halving = new HalvingProvider(real, "IWM", session);
        QuarkusMock.installMockForType(halving, MarketDataProvider.class);
        compare(halving, alpaca());
        simulator.orderFault("{\"kind\":\"late-correction\",\"provider\":\"alpaca\",\"share\":0.3,\"seed\":4}");

        JsonPath operation = service.succeed("daily-ingest", Map.of());

        String halved = "symbol = 'IWM' and session = '" + session + "'";
        assertThat(operation.getList("result.corrections.symbol")).contains("IWM");
        assertThat(operation.getLong("result.differences")).isGreaterThan(5);
        assertThat(service.value("select provider from ingestion.published_bars where " + halved))
                .isEqualTo("alpaca");
        double close = Double.parseDouble(service.value("select close from ingestion.daily_bar where " + halved));
        assertThat(service.value("select close from ingestion.bar_revision where " + halved))
                .isEqualTo(Double.toString(close / 2));
        JsonPath evidence = service.get("/api/v1/reconciliation/differences?symbol=IWM&from=" + session);
        assertThat(evidence.getString("differences[0].rule")).isEqualTo("evidence");
        assertThat(evidence.getString("differences[0].lost")).isEqualTo("polygon");
        assertThat(evidence.getString("differences[0].detail")).contains("near 1/2", "limit");
        assertThat(evidence.getDouble("differences[0].losing.close")).isEqualTo(close / 2);
        JsonPath report = service.get("/api/v1/reconciliation?from=" + session + "&to=" + session);
        assertThat(report.getLong("compared")).isGreaterThan(30);
        assertThat(report.getInt("byKind.price")).isGreaterThan(2);
        assertThat(report.getList("episodes.rule")).contains("priority", "evidence");
        assertThat(service.count("select count(*) from ingestion.provider_difference d join ingestion.daily_bar b"
                        + " using (symbol, session) where d.kind = 'price' and d.kept <> b.provider and session = '"
                        + session + "'"))
                .as("what is kept is stored")
                .isZero();

        String day = session.toString();
        assertThat(service.succeed("daily-ingest", Map.of()).getList("result.corrections"))
                .as("the bar that lost is no correction")
                .isEmpty();
        assertThat(service.succeed("ingest-date-range", Map.of("symbols", "IWM", "from", day, "to", day))
                        .getLong("result.revised"))
                .isZero();
        believeTheOther(session);
        simulator.liftFaults();
        QuarkusMock.installMockForType(real, MarketDataProvider.class);
        compare(real, alpaca());
        assertThat(service.succeed("reconcile-providers", Map.of("from", day, "to", day))
                        .getMap("result.byKind"))
                .as("both tell the same")
                .isEmpty();
        RestAssured.get("/api/v1/reconciliation?kind=odd").then().statusCode(400);
    }

    /** A person's order decides where nothing speaks for either, and the bar that lost comes back. */
    private void believeTheOther(LocalDate session) {
        String symbol = service.value("select min(symbol) from ingestion.provider_difference where kind = 'price'"
                + " and rule = 'priority' and session = '" + session + "'");
        String provider = "select provider from ingestion.daily_bar where symbol = '" + symbol + "' and session = '"
                + session + "'";
        assertThat(service.value(provider)).isEqualTo("polygon");
        PriorityRule rule = new PriorityRule(symbol, session, null, List.of("alpaca"), "listed there", "ann");
        QuarkusTransaction.requiringNew().run(() -> priorities.declare(rule));
        Map<String, Object> range = Map.of("symbols", symbol, "from", session.toString(), "to", session.toString());

        assertThat(service.succeed("reconcile-providers", range).getLong("result.counts.revised"))
                .isEqualTo(1);

        assertThat(service.value(provider)).isEqualTo("alpaca");
        assertThat(service.get("/api/v1/provider-priorities").getList("rules.symbol"))
                .containsExactly(symbol);
        String path = "/api/v1/provider-priorities/" + symbol + "/" + session;
        RestAssured.delete(path).then().statusCode(204);
        RestAssured.delete(path).then().statusCode(404);
        rule(path, Map.of("reason", "r", "author", "a"), 400);
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("providers", List.of("polygon"), "reason", "r", "author", "a"))
                .put("/api/v1/provider-priorities/*/" + session)
                .then()
                .statusCode(200);
        RestAssured.delete("/api/v1/provider-priorities/*/" + session).then().statusCode(204);
    }

    @Test
    @Order(3)
    void shouldNotBeHeldUpByTheOtherProvider() {
        compare(ClientProxy.unwrap(provider), alpaca());
        simulator.orderFault("{\"kind\":\"server-error\",\"provider\":\"alpaca\"}");

        JsonPath operation = service.succeed("daily-ingest", Map.of());
        simulator.liftFaults();

        assertThat(operation.getString("result.differences")).isNull();
    }

    @Test
    @Order(4)
    void shouldSayThatOneProviderCannotBeCompared() {
        QuarkusMock.installMockForType(
                new ProviderComparison(
                        new ProviderOrder(List.of(ClientProxy.unwrap(provider))),
                        priorities,
                        bars,
                        differences,
                        commit),
                ProviderComparison.class);

        JsonPath operation = service.run("reconcile-providers", Map.of("from", "2024-12-02", "to", "2024-12-03"));

        assertThat(operation.getString("error.message")).contains("[polygon] is the only provider");
        assertThat(operation.getString("error.hint")).contains("MARKET_DATA_PROVIDERS");
    }

    private void compare(MarketDataProvider first, MarketDataProvider second) {
        QuarkusMock.installMockForType(
                new ProviderComparison(
                        new ProviderOrder(List.of(first, second)), priorities, bars, differences, commit),
                ProviderComparison.class);
    }
}
