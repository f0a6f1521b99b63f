package io.ballast.ingestion;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.contracts.BarsIngested;
import io.ballast.contracts.RemediationRequested;
import io.ballast.ingestion.application.BarStore;
import io.ballast.ingestion.application.FailOver;
import io.ballast.ingestion.application.FilingStore;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.PriorityRules;
import io.ballast.ingestion.application.ProviderComparison;
import io.ballast.ingestion.application.ProviderDifferences;
import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.application.StepCommit;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.domain.arbitration.PriorityRule;
import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.fundamental.Statement;
import io.ballast.ingestion.provider.VirtualTime;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A market's life with the real simulator, database and broker, in the order in which it happens. */
@QuarkusTest
@QuarkusTestResource(value = ServersResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SeededMarket.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeededMarketIT {

    private static final String MEMBERSHIPS =
            "select md5(string_agg(m::text, '|' order by symbol, from_session)) from ingestion.published_membership m";

    private static final String FINAL_EVENT =
            "select payload from ingestion.outbox_event where topic = 'bars-ingested' and payload::json->>'final' = 'true'"
                    + " and run_id = '%s'";

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    MarketDataProvider provider;

    @Inject
    ObjectMapper json;

    @Inject
    PriorityRules priorities;

    @Inject
    BarStore bars;

    @Inject
    FilingStore filings;

    @Inject
    ProviderDifferences differences;

    @Inject
    StepCommit commit;

    @Inject
    Vertx vertx;

    private Service service;

    @BeforeEach
    void setUp() {
        service = new Service(servers);
    }

    @Test
    @Order(1)
    void shouldSayWhatToDoWhenThereIsNoUniverseYet() {
        JsonPath operation = service.run("historical-backfill", Map.of());

        assertThat(operation.getString("state")).isEqualTo("failed");
        assertThat(operation.getString("error.message")).contains("universe is empty");
        assertThat(operation.getString("error.hint")).contains("rebuild-universe");
    }

    @Test
    @Order(2)
    void shouldBuildTheUniverseAndGiveReasons() {
        JsonPath first = service.succeed("rebuild-universe", Map.of());

        assertThat(first.getInt("result.included")).isBetween(SeededMarket.SYMBOLS / 2, SeededMarket.SYMBOLS);
        assertThat(service.count("select count(*) from ingestion.published_universe where included"))
                .isEqualTo(first.getLong("result.included"));
        assertThat(service.column("select symbol from ingestion.published_universe where benchmark and not included"
                        + " and member_from is null"))
                .containsExactly("IWM");
        assertThat(service.count("select count(*) from ingestion.published_universe where reason = ''"))
                .isZero();
        assertThat(first.getMap("result.reasons")).hasSameSizeAs(first.getList("result.joinedSymbols"));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("ballast_universe_symbols " + first.getInt("result.included") + ".0");
    }

    @Test
    @Order(3)
    void shouldChangeNothingWhenTheUniverseIsRebuilt() {
        String sql = "select md5(string_agg(u::text, '|' order by symbol)) from ingestion.published_universe u";
        String before = service.value(sql);

        JsonPath again = service.succeed("rebuild-universe", Map.of());

        assertThat(service.value(sql)).isEqualTo(before);
        assertThat(again.getInt("result.joined")).isZero();
        assertThat(again.getInt("result.left")).isZero();
    }

    @Test
    @Order(3)
    void shouldKeepBothMembershipsOfWhoLeavesAndComesBack() {
        String symbol = service.value("select max(symbol) from ingestion.published_universe where included");
        String before = service.value(MEMBERSHIPS);
        service.execute("update ingestion.membership set to_session = '2024-03-01', left_because = 'shrank'"
                + " where symbol = '" + symbol + "'");
        service.execute("update ingestion.security set included = false where symbol = '" + symbol + "'");

        JsonPath back = service.succeed("rebuild-universe", Map.of());

        String asOf = back.getString("result.asOf");
        assertThat(back.getList("result.joinedSymbols")).containsExactly(symbol);
        assertThat(service.column("select from_session || ' ' || reason from ingestion.published_membership"
                        + " where symbol = '" + symbol + "' and to_session is null"))
                .singleElement()
                .asString()
                .startsWith(asOf + " passes");
        JsonPath kept = service.get("/api/v1/universe/" + symbol + "/memberships");
        assertThat(kept.getList("to")).containsExactly("2024-03-01", null);
        assertThat(kept.getString("[0].leftBecause")).isEqualTo("shrank");
        assertThat(kept.getString("[1].decidedOn")).isEqualTo(asOf);
        String page = "/api/v1/universe?included=true&session=";
        assertThat(service.get(page + "2024-02-29").getList("securities.symbol"))
                .contains(symbol);
        assertThat(service.get(page + "2024-03-01").getList("securities.symbol"))
                .isNotEmpty()
                .doesNotContain(symbol);
        assertThat(service.count("select count(*) from ingestion.wanted_security where symbol = '" + symbol
                        + "' and to_session is null"))
                .isEqualTo(1);

        service.execute("delete from ingestion.membership where symbol = '" + symbol + "' and to_session is null");
        service.execute("update ingestion.membership set to_session = null, left_because = null where symbol = '"
                + symbol + "'");
        assertThat(service.value(MEMBERSHIPS)).isEqualTo(before);
    }

    @Test
    @Order(3)
    void shouldApplyAPersonsRulingUntilItExpires() {
        String before = service.value(MEMBERSHIPS);
        String symbol = service.value("select max(symbol) from ingestion.published_universe where included");
        String path = "/api/v1/universe/rulings/" + symbol;
        rule(path, Map.of("kind", "exclude", "reason", "fraud", "author", "ann", "until", "2030-01-01"), 200);

        JsonPath excluded = service.succeed("rebuild-universe", Map.of());

        assertThat(excluded.getList("result.leftSymbols")).containsExactly(symbol);
        assertThat(excluded.getString("result.reasons." + symbol)).isEqualTo("excluded by ann until 2030-01-01: fraud");
        assertThat(excluded.getList("result.rulings.symbol")).containsExactly(symbol);

        service.execute("update ingestion.universe_ruling set until = '2024-01-02'");
        assertThat(service.get("/api/v1/universe/rulings").getList("inForce")).containsExactly(false);
        JsonPath expired = service.succeed("rebuild-universe", Map.of());
        assertThat(expired.getList("result.joinedSymbols")).containsExactly(symbol);
        assertThat(expired.getList("result.rulings")).isEmpty();
        assertThat(service.value(MEMBERSHIPS))
                .as("left and back on the same session")
                .isEqualTo(before);

        rule(path, Map.of("kind", "odd", "reason", "r", "author", "a", "until", "2030-01-01"), 400);
        rule(path, Map.of("kind", "include", "reason", "r", "author", "a", "until", "2024-01-02"), 400);
        rule(path, Map.of("kind", "include", "reason", "r", "author", "a"), 400);
        rule("/api/v1/universe/rulings/NOPE", Map.of("kind", "include"), 404);
        RestAssured.delete(path).then().statusCode(204);
        RestAssured.delete(path).then().statusCode(404);
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
    @Order(4)
    void shouldGoOnWhereAKilledBackfillStopped() {
        MarketDataProvider real = ClientProxy.unwrap(provider);
        QuarkusMock.installMockForType(new BrokenProvider(real, 50), MarketDataProvider.class);

        JsonPath operation = service.run("historical-backfill", Map.of());

        assertThat(operation.getString("state")).isEqualTo("failed");
        assertThat(operation.getString("error.message"))
                .contains("Gave up after 5 failures")
                .contains("broken");
        assertThat(service.count("select count(*) from ingestion.ingestion_progress where not success"))
                .isEqualTo(5);
        long stored = service.count("select count(*) from ingestion.published_bars");
        assertThat(service.count("select count(distinct session) from ingestion.published_bars"))
                .as("every session that was answered, though windows failed")
                .isEqualTo(50);
        assertThat(service.count("select sum(stored) from ingestion.ingestion_progress"))
                .isEqualTo(stored);
        assertThat(service.column(FINAL_EVENT.formatted(operation.getString("runId"))))
                .isEmpty();
    }

    @Test
    @Order(5)
    void shouldBackfillWhatIsMissingAndSumItUp() throws Exception {
        long before = service.count("select count(*) from ingestion.published_bars");

        JsonPath operation = service.succeed("historical-backfill", Map.of());

        String runId = operation.getString("runId");
        BarsIngested event = json.readValue(service.value(FINAL_EVENT.formatted(runId)), BarsIngested.class);
        long after = service.count("select count(*) from ingestion.published_bars");
        assertThat(event.bars()).isEqualTo(after - before).isEqualTo(operation.getLong("result.stored"));
        assertThat(event.trigger()).isEqualTo("historical-backfill");
        assertThat(event.providers()).containsExactly("polygon");
        assertThat(event.contentHash()).matches("[0-9a-f]{64}");
        assertThat(service.count("select count(*) from ingestion.outbox_event where topic = 'bars-ingested'"
                        + " and payload::json->>'final' = 'false' and run_id = '" + runId + "'"))
                .isEqualTo(operation.getLong("result.steps"));
        assertThat(service.count("select count(distinct session) from ingestion.published_bars"))
                .isEqualTo(sessionsOfHistory());
    }

    private long sessionsOfHistory() {
        LocalDate to = LocalDate.parse(service.value("select max(session) from ingestion.published_bars"));
        return ExchangeCalendar.xnys()
                .between(to.minusDays(SeededMarket.HISTORY_DAYS), to.plusDays(1))
                .size();
    }

    @Test
    @Order(6)
    void shouldStoreExactlyWhatTheProviderServes() {
        String symbol = service.value("select min(symbol) from ingestion.published_universe where included");
        LocalDate from = LocalDate.parse(service.value("select min(session) from ingestion.published_bars"));
        LocalDate to = LocalDate.parse(service.value("select max(session) from ingestion.published_bars"));

        JsonNode bars = simulator
                .polygon(
                        "/v2/aggs/ticker/" + symbol + "/range/1/day/" + from + "/" + to + "?adjusted=false&limit=50000")
                .path("results");

        List<Map<String, Object>> stored = service.get("/api/v1/bars/" + symbol).getList("");
        assertThat(stored).hasSize(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            assertThat(((Number) stored.get(i).get("close")).doubleValue())
                    .isCloseTo(bars.get(i).path("c").asDouble(), within(1e-4));
            assertThat(((Number) stored.get(i).get("volume")).doubleValue())
                    .isEqualTo(bars.get(i).path("v").asDouble());
        }
        assertThat(service.count("select count(*) from ingestion.published_bars where known_at::date <> session"))
                .isZero();
    }

    @Test
    @Order(7)
    void shouldFetchNothingWhenNothingIsMissing() {
        String before = service.publishedBars();
        long steps = service.count("select count(*) from ingestion.ingestion_progress");
        long calls = calls();

        JsonPath operation = service.succeed("historical-backfill", Map.of());

        assertThat(operation.getInt("result.steps")).isZero();
        assertThat(service.count("select count(*) from ingestion.ingestion_progress"))
                .isEqualTo(steps);
        assertThat(calls() - calls).as("splits and dividends only").isLessThanOrEqualTo(4);
        assertThat(service.publishedBars()).isEqualTo(before);
    }

    private long calls() {
        return service.get("/api/v1/providers").getLong("[0].calls");
    }

    @Test
    @Order(8)
    void shouldEndInTheSameBytesAsAnUndisturbedBackfill() {
        String disturbed = service.publishedBars();
        service.execute("truncate ingestion.daily_bar, ingestion.settled_cell, ingestion.quarantined_bar,"
                + " ingestion.corporate_action,"
                + " ingestion.action_coverage, ingestion.adjustment_factor");

        service.succeed("historical-backfill", Map.of());

        assertThat(service.publishedBars()).isEqualTo(disturbed);
    }

    @Test
    @Order(8)
    void shouldAskOnceForASymbolThatAloneIsMissing() {
        String before = service.publishedBars();
        String symbol = service.value("select max(symbol) from ingestion.published_universe where included");
        service.execute("delete from ingestion.daily_bar where symbol = '" + symbol + "'");
        service.execute("delete from ingestion.settled_cell where symbol = '" + symbol + "'");

        JsonPath plan = service.get("/api/v1/ingestion-progress/plan");
        assertThat(plan.getInt("sessions")).isZero();
        assertThat(plan.getInt("symbols")).isEqualTo(1);
        assertThat(plan.getInt("calls")).isEqualTo(1);
        assertThat(plan.getLong("missingCells")).isPositive();
        assertThat(plan.getString("summary")).contains("1 single symbols, 1 calls, no quota limits them");
        long calls = calls();
        JsonPath operation = service.succeed("historical-backfill", Map.of());

        assertThat(operation.getInt("result.plannedCalls")).isEqualTo(1);
        assertThat(operation.getLong("result.stored")).isPositive();
        assertThat(calls() - calls).as("one for bars, the others for actions").isLessThanOrEqualTo(5);
        assertThat(service.publishedBars()).isEqualTo(before);
        assertThat(service.get("/api/v1/ingestion-progress/plan").getInt("calls"))
                .isZero();
    }

    @Test
    @Order(8)
    void shouldStopWhereItIsCancelledWhileTheDailyIngestGoesOn() {
        String before = service.publishedBars();
        service.execute("truncate ingestion.daily_bar, ingestion.settled_cell, ingestion.quarantined_bar");
        simulator.orderFault("{\"kind\":\"latency\",\"share\":1,\"seed\":1,\"seconds\":0.4}");
        String backfill = service.start("historical-backfill", Map.of());
        String rows = "select count(*) from ingestion.ingestion_progress where operation_id = '" + backfill + "'";
        Awaitility.await("a first step").until(() -> service.count(rows) > 0);
        String daily = service.start("daily-ingest", Map.of());
        Awaitility.await("both at work")
                .until(() -> !service.operation(daily).getString("state").equals("queued"));

        RestAssured.delete("/api/v1/operations/" + backfill).then().statusCode(200);

        assertThat(service.end(backfill).getString("state")).isEqualTo("cancelled");
        simulator.liftFaults();
        assertThat(service.end(daily).getString("state")).isEqualTo("succeeded");
        assertThat(service.count("select sum(stored) from ingestion.ingestion_progress where operation_id in ('"
                        + backfill + "', '" + daily + "')"))
                .as("a cell is stored once, by whoever came first")
                .isEqualTo(service.count("select count(*) from ingestion.published_bars"));
        assertThat(service.publishedBars()).isNotEqualTo(before);
        service.succeed("historical-backfill", Map.of());
        assertThat(service.publishedBars()).isEqualTo(before);
    }

    @Test
    @Order(8)
    void shouldFetchExactlyTheCellsThatAreNamed() {
        String before = service.publishedBars();
        List<String> symbols = service.column(
                "select symbol from ingestion.published_universe where included order by 1 desc limit 2");
        List<String> days = service.column("select distinct session from ingestion.published_bars where symbol = '"
                + symbols.get(0) + "' order by 1 desc limit 3");
        String spoilt = " where symbol in ('" + String.join("', '", symbols) + "') and session in ('"
                + String.join("', '", days) + "')";
        service.execute("update ingestion.daily_bar set close = close + 1000" + spoilt);
        String stillSpoilt = "select symbol || ' ' || session from ingestion.published_bars" + spoilt
                + " and close > 1000 order by 1";
        List<String> all = service.column(stillSpoilt);

        service.succeed("ingest-date-range", Map.of("symbols", symbols.get(0), "from", days.get(1), "to", days.get(1)));

        List<String> others = new ArrayList<>(all);
        assertThat(others.remove(symbols.get(0) + " " + days.get(1))).isTrue();
        assertThat(service.column(stillSpoilt)).isEqualTo(others);
        service.succeed("ingest-date-range", Map.of("symbols", symbols, "from", days.get(2), "to", days.get(1)));
        others.removeIf(cell -> !cell.endsWith(days.get(0)));
        assertThat(service.column(stillSpoilt)).hasSize(2).isEqualTo(others);

        JsonPath whole = service.succeed("ingest-date-range", Map.of("from", days.get(0), "to", days.get(0)));

        assertThat(service.column(stillSpoilt)).as("all symbols").isEmpty();
        assertThat(whole.getLong("result.revised")).isEqualTo(2);
        assertThat(whole.getLong("result.requested"))
                .as("every cell of that session and no other")
                .isEqualTo(
                        service.count("select count(*) from ingestion.wanted_security where coalesce(from_session <= '"
                                + days.get(0) + "', true) and coalesce(to_session > '" + days.get(0) + "', true)"));
        assertThat(service.column("select distinct session from ingestion.bar_revision order by 1 desc"))
                .isEqualTo(days);
        service.execute("delete from ingestion.bar_revision");
        service.execute("update ingestion.daily_bar set known_at = other.known_at from (select session,"
                + " min(known_at) as known_at from ingestion.daily_bar group by session) other"
                + " where other.session = daily_bar.session");
        assertThat(service.publishedBars()).isEqualTo(before);
    }

    @Test
    @Order(8)
    void shouldForgetStepsOlderThanNinetyDays() {
        long all = service.count("select count(*) from ingestion.ingestion_progress");
        List<String> two = service.column(
                "select operation_id || ' ' || step from ingestion.ingestion_progress order by 1 limit 2");
        age(two.get(0), 91);
        age(two.get(1), 89);

        JsonPath pruned = service.succeed("prune-ingestion-progress", Map.of());

        assertThat(pruned.getInt("result.removed")).isEqualTo(1);
        assertThat(service.count("select count(*) from ingestion.ingestion_progress"))
                .isEqualTo(all - 1);
        assertThat(service.column("select operation_id || ' ' || step from ingestion.ingestion_progress"))
                .contains(two.get(1))
                .doesNotContain(two.get(0));
    }

    private void age(String step, int days) {
        service.execute("update ingestion.ingestion_progress set run_ts = now() - interval '" + days
                + " days' where operation_id || ' ' || step = '" + step + "'");
    }

    @Test
    @Order(9)
    void shouldCarryFactorsForwardFromEachSplit() {
        List<String> splits = service.column("""
                select a.symbol from ingestion.published_corporate_actions a
                where kind = 'split' and exists (select from ingestion.published_bars b
                    where b.symbol = a.symbol and b.session >= a.ex_date)""");
        assertThat(service.count("select count(*) from ingestion.published_corporate_actions"))
                .isPositive();
        assertThat(service.count("select count(*) from ingestion.published_bars where price_factor > 1"))
                .isPositive();
        for (String symbol : splits) {
            assertThat(service.value(
                            "select (split_factor = (select exp(sum(ln(split_to / split_from)))::numeric(12, 6)"
                                    + " from ingestion.published_corporate_actions a where a.symbol = b.symbol and kind = 'split'))"
                                    + " from (select symbol, split_factor::numeric(12, 6) from ingestion.published_bars"
                                    + " where symbol = '" + symbol + "' order by session desc limit 1) b"))
                    .isEqualTo("t");
        }
    }

    @Test
    @Order(9)
    void shouldTellFactorsByTheActionsThatWereKnownThen() {
        String market = "select md5(string_agg(b::text, '|' order by symbol, session)) from ingestion.%s b";
        String asOf = "published_bars_as_of((select instant from ballast.business_clock) %s)";
        String complete = service.value(market.formatted("published_bars"));
        assertThat(service.value(market.formatted(asOf.formatted("- interval '1 second'"))))
                .as("came with their bars, so they are known from their days on")
                .isEqualTo(complete);
        service.execute("create table public.early as select distinct on (symbol) symbol, ex_date, kind, action_id"
                + " from ingestion.corporate_action where ex_date > '2024-08-01' order by symbol, ex_date, kind");
        service.execute("delete from ingestion.corporate_action using public.early where corporate_action.symbol ="
                + " early.symbol and corporate_action.action_id = early.action_id");
        service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-12-02", "to", "2024-12-02"));
        service.execute("create table public.without as select symbol, session, price_factor, split_factor"
                + " from ingestion.published_bars");

        service.succeed("historical-backfill", Map.of());

        assertThat(service.value(market.formatted("published_bars"))).isEqualTo(complete);
        assertThat(service.value(market.formatted(asOf.formatted("")))).isEqualTo(complete);
        String differing = "select count(*) from ingestion." + asOf.formatted("%s")
                + " b join public.without w using (symbol, session)"
                + " where abs(b.price_factor / w.price_factor - 1) > 1e-12 or abs(b.split_factor / w.split_factor - 1) > 1e-12";
        assertThat(service.count(differing.formatted("- interval '1 second'")))
                .as("as the service computed them without those actions")
                .isZero();
        assertThat(service.count(differing.formatted(""))).isGreaterThan(100);
        String symbol = service.value("select min(symbol) from public.early");
        String last =
                "select price_factor from public.without where symbol = '" + symbol + "' order by session desc limit 1";
        assertThat(service.get("/api/v1/bars/" + symbol + "?known-at="
                                + simulator.clock().minusSeconds(1))
                        .getDouble("[-1].priceFactor"))
                .isCloseTo(Double.parseDouble(service.value(last)), within(1e-6));
        service.execute("drop table public.early; drop table public.without");
    }

    @Test
    @Order(10)
    void shouldBringInStatementsAndSharesKnownByNow() {
        JsonPath operation = service.succeed("upsert-fundamentals", Map.of());

        assertThat(operation.getInt("result.statements")).isPositive();
        assertThat(operation.getInt("result.shares")).isPositive();
        assertThat(service.count(
                        "select count(*) from ingestion.published_fundamentals where filing_date < period_end"))
                .isZero();
        assertThat(service.succeed("upsert-fundamentals", Map.of()).getInt("result.statements"))
                .as("the second time nothing is new")
                .isZero();
    }

    @Test
    @Order(10)
    void shouldKeepWhatWasFiledFirstWhenItIsRestated() {
        LocalDate end = LocalDate.of(2019, 3, 31);
        LocalDate filed = LocalDate.of(2019, 5, 2);
        LocalDate again = LocalDate.of(2020, 2, 20);

        int first = save(statement(end, filed, 100), new SharesOutstanding("RESTATED", end, filed, 1e6));
        int restated = save(statement(end, again, 90), new SharesOutstanding("RESTATED", end, again, 2e6));
        int same = save(statement(end, again, 90), new SharesOutstanding("RESTATED", end, again, 2e6));

        assertThat(List.of(first, restated, same)).containsExactly(2, 2, 0);
        assertThat(service.column("select filing_date || ' ' || net_income from ingestion.published_fundamentals"
                        + " where symbol = 'RESTATED' order by filing_date"))
                .containsExactly(filed + " 100", again + " 90");
        assertThat(service.column("select known_on || ' ' || shares from ingestion.published_shares_outstanding"
                        + " where symbol = 'RESTATED' order by known_on"))
                .containsExactly(filed + " 1000000", again + " 2000000");
        service.execute("delete from ingestion.fundamental where symbol = 'RESTATED';"
                + " delete from ingestion.shares_outstanding where symbol = 'RESTATED'");
    }

    private int save(Statement statement, SharesOutstanding shares) {
        return QuarkusTransaction.requiringNew()
                .call(() -> filings.saveStatements(List.of(statement)) + filings.saveShares(List.of(shares)));
    }

    private static Statement statement(LocalDate end, LocalDate filed, double netIncome) {
        return new Statement(
                "RESTATED", end, filed, Statement.QUARTERLY, "Q1", 500, 200, netIncome, 900, 300, 100, 50, 400);
    }

    @Test
    @Order(11)
    void shouldComputeTheDollarVolumeWhereTheProviderGaveNone() {
        String symbol = service.value("select min(symbol) from ingestion.published_universe where included");
        service.execute(
                "update ingestion.security set adv_usd = null, adv_source = null where symbol = '" + symbol + "'");

        service.succeed("recompute-adv-fallback", Map.of());

        double computed = Double.parseDouble(
                service.value("select adv_usd from ingestion.published_universe where symbol = '" + symbol + "'"));
        double expected = Double.parseDouble(service.value("""
                select sum(close * volume) / 21 from ingestion.published_bars where symbol = '%s' and session in (
                    select distinct session from ingestion.published_bars order by session desc limit 21)""".formatted(symbol)));
        assertThat(computed).isCloseTo(expected, within(expected * 1e-12));
        assertThat(service.value("select adv_source from ingestion.security where symbol = '" + symbol + "'"))
                .isEqualTo("own-bars");
    }

    @Test
    @Order(11)
    void shouldNoteEveryPublishedRowInTheChangeLog() {
        Map.of(
                        "bar", "(select symbol, session from ingestion.published_bars)",
                        "split",
                                "(select symbol, ex_date from ingestion.published_corporate_actions where kind = 'split')",
                        "dividend",
                                "(select symbol, ex_date from ingestion.published_corporate_actions where kind = 'dividend')",
                        "statement", "(select symbol, filing_date from ingestion.published_fundamentals)",
                        "shares", "(select symbol, known_on from ingestion.published_shares_outstanding)",
                        "membership", "(select symbol, from_session from ingestion.published_membership)")
                .forEach((kind, rows) -> assertThat(service.count("select count(*) from " + rows
                                + " as row (symbol, session)"
                                + " where not exists (select from ingestion.published_changes as change where kind = '"
                                + kind + "' and change.session = row.session and row.symbol = any (change.symbols))"))
                        .as("unnoted rows of kind " + kind)
                        .isZero());
        assertThat(service.count("select count(*) from ingestion.published_changes where kind = 'listing'"))
                .isPositive();
    }

    @Test
    @Order(11)
    void shouldTellWhatWasCommittedSinceASnapshotWhateverTheOrderOfCommits() throws Exception {
        String note = "insert into ingestion.change_log (kind, session, symbols) values ('bar', '2024-06-03', '{%s}')";
        try (Connection early = servers.owner()) {
            early.setAutoCommit(false);
            early.createStatement().execute(note.formatted("EARLY"));
            String before = snapshot();
            service.execute(note.formatted("LATE"));
            String between = snapshot();
            assertThat(changesSince(before)).containsExactly("bar LATE 2024-06-03 2024-06-03");

            early.commit();

            assertThat(changesSince(between)).containsExactly("bar EARLY 2024-06-03 2024-06-03");
            assertThat(changesSince(snapshot())).isEmpty();
        } finally {
            service.execute("delete from ingestion.change_log where symbols && '{EARLY,LATE}'");
        }
    }

    private String snapshot() {
        return service.value("select pg_current_snapshot()");
    }

    private List<String> changesSince(String snapshot) {
        return service.column("select concat_ws(' ', kind, symbol, first_session, last_session)"
                + " from ingestion.published_changes_since('" + snapshot + "') order by 1");
    }

    @Test
    @Order(12)
    void shouldIngestDayByDayAsTheClockMoves() throws Exception {
        for (int day = 0; day < 3; day++) {
            String evening = simulator.nextSession().toString();
            service.execute("update ballast.business_clock set instant = '" + evening + "'");

            JsonPath operation = service.succeed("daily-ingest", Map.of());

            LocalDate session = LocalDate.parse(operation.getString("result.session"));
            assertThat(service.value("select max(session) from ingestion.published_bars"))
                    .isEqualTo(session.toString());
            BarsIngested event = json.readValue(
                    service.value(FINAL_EVENT.formatted(operation.getString("runId"))), BarsIngested.class);
            assertThat(event.to()).isEqualTo(session);
            assertThat(event.sessions()).isEqualTo(1);
            assertThat(event.bars()).isEqualTo(operation.getLong("result.stored"));
        }
        assertThat(service.count("""
                        select count(*) from ingestion.published_bars b
                        join ingestion.published_bars before on before.symbol = b.symbol and before.session < b.session
                        where before.split_factor > b.split_factor and b.symbol not in (
                            select symbol from ingestion.published_corporate_actions where split_to < split_from)""")).as("factors go on from day to day").isZero();
    }

    @Test
    @Order(13)
    void shouldCoverSeveralOperationsByOneFinalEvent() throws Exception {
        String evening = simulator.nextSession().toString();
        service.execute("update ballast.business_clock set instant = '" + evening + "'");

        JsonPath ingest = service.succeed("daily-ingest", Map.of("final", false));

        assertThat(service.column(FINAL_EVENT.formatted(ingest.getString("runId"))))
                .isEmpty();
        String last = RestAssured.given()
                .contentType("application/json")
                .body(Map.of(
                        "type",
                        "recompute_adv_fallback",
                        "runId",
                        ingest.getString("runId"),
                        "parameters",
                        Map.of("final", true)))
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("runId");
        org.awaitility.Awaitility.await()
                .until(() -> !service.column(FINAL_EVENT.formatted(last)).isEmpty());
        BarsIngested event = json.readValue(service.value(FINAL_EVENT.formatted(last)), BarsIngested.class);
        assertThat(event.bars()).isEqualTo(ingest.getLong("result.stored"));
        assertThat(event.trigger()).isEqualTo("recompute-adv-fallback");
    }

    @Test
    @Order(14)
    void shouldRefuseWhatCannotBeIngested() {
        String bars = service.publishedBars();
        long steps = service.count("select count(*) from ingestion.ingestion_progress");
        String range = "ingest-date-range";

        refuse(range, Map.of("symbols", "IWM", "from", "2024-02-01", "to", "2024-01-01"), "is before from=2024-02-01");
        refuse(range, Map.of("symbols", "", "from", "2024-01-01", "to", "2024-02-01"), "symbols is empty");
        refuse(range, Map.of("symbols", "IWM", "from", "yesterday", "to", "2024-02-01"), "from=yesterday");
        refuse(range, Map.of("symbols", "IWM", "to", "2024-02-01"), "from= is not allowed");
        refuse("historical-backfill", Map.of("targetDays", -1), "targetDays=-1 is not allowed");
        refuse("historical-backfill", Map.of("targetDays", "many"), "targetDays=many is not allowed");
        refuse("daily-ingest", Map.of("session", "2024-13-01"), "session=2024-13-01 is not allowed");
        refuse("no-such-type", Map.of(), "no-such-type");
        fail(range, Map.of("symbols", "iwm", "from", "2024-12-02", "to", "2024-12-03"), "Unknown symbols [iwm]");
        fail(
                range,
                Map.of("symbols", "IWM", "from", "2024-12-02", "to", "2034-12-03"),
                "to=2034-12-03 is in the future");
        fail("daily-ingest", Map.of("session", "2034-12-04"), "The bars of 2034-12-04 are not due yet");
        RestAssured.get("/api/v1/ingestion-progress/plan?target-days=0")
                .then()
                .statusCode(400)
                .body("detail", org.hamcrest.Matchers.containsString("target-days=0 is not allowed"));

        assertThat(service.publishedBars()).isEqualTo(bars);
        assertThat(service.count("select count(*) from ingestion.ingestion_progress"))
                .isEqualTo(steps);
    }

    private void fail(String type, Map<String, Object> parameters, String message) {
        JsonPath operation = service.run(type, parameters);
        assertThat(operation.getString("state")).isEqualTo("failed");
        assertThat(operation.getString("error.message")).contains(message);
        assertThat(operation.getString("error.hint")).as("what to do").isNotBlank();
    }

    private static void refuse(String type, Map<String, Object> parameters, String message) {
        JsonPath problem = RestAssured.given()
                .contentType("application/json")
                .body(Map.of("type", type, "parameters", parameters))
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(problem.getString("detail")).contains(message);
        assertThat(problem.getString("hint")).as("what to do").isNotBlank();
    }

    @Test
    @Order(15)
    void shouldKeepARevisedBarWithTheTimeItBecameKnown() {
        String cell = "symbol = 'IWM' and session = '2024-12-02'";
        String close = service.value("select close from ingestion.published_bars where " + cell);
        service.execute("update ingestion.daily_bar set close = close + 1, high = high + 1 where " + cell);
        String others = "select md5(string_agg(b::text, '|' order by symbol, session)) from ingestion.published_bars b"
                + " where not (" + cell + ")";
        String before = service.value(others);
        String snapshot = snapshot();

        JsonPath operation = service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-12-02", "to", "2024-12-03"));

        assertThat(operation.getLong("result.revised")).isEqualTo(1);
        assertThat(changesSince(snapshot)).containsExactly("bar IWM 2024-12-02 2024-12-02");
        assertThat(service.value("select close from ingestion.published_bars where " + cell))
                .isEqualTo(close);
        assertThat(service.value("select known_at = (select instant from ballast.business_clock)"
                        + " from ingestion.published_bars where " + cell))
                .isEqualTo("t");
        assertThat(service.value(others)).isEqualTo(before);
        String asOf = "select count(*) from ingestion.published_bars_as_of("
                + "(select instant from ballast.business_clock) - interval '1 second') where " + cell + " and close = "
                + close + " + 1";
        assertThat(service.count(asOf)).as("what was known before").isEqualTo(1);
        assertThat(service.count("select count(*) from ingestion.published_bars_as_of(now() + interval '30 years')"))
                .isEqualTo(service.count("select count(*) from ingestion.published_bars"));
        String url = "/api/v1/bars/IWM?from=2024-12-02&to=2024-12-02&known-at=";
        assertThat(service.get(url + "2024-12-03T00:00:00Z").getDouble("[0].close"))
                .isEqualTo(Double.parseDouble(close) + 1);
        assertThat(service.get(url + "2024-12-02T15:00:00Z").getList("")).isEmpty();
    }

    @Test
    @Order(16)
    void shouldShowItsDataOverHttp() {
        JsonPath survivorship = service.get("/api/v1/universe?limit=1");
        double memberYears = survivorship.getDouble("survivorship.memberYears");
        assertThat(memberYears).isPositive();
        assertThat(survivorship.getBoolean("survivorship.biased"))
                .isEqualTo(survivorship.getInt("survivorship.delistings") < 0.03 * memberYears);
        assertThat(service.get("/api/v1/universe?included=true&limit=5").getList("securities"))
                .hasSize(5);
        assertThat(service.get("/api/v1/ingestion-progress?limit=3").getList(""))
                .hasSize(3);
        assertThat(service.get("/api/v1/quarantine").getLong("total")).isNotNegative();
        assertThat(service.get("/api/v1/providers").getString("[0].state")).isEqualTo("ok");
        RestAssured.get("/api/v1/bars/NOPE").then().statusCode(404);
        RestAssured.get("/api/v1/bars/IWM?known-at=yesterday").then().statusCode(400);
        RestAssured.get("/api/v1/bars/IWM?from=2025-01-01&to=2024-01-01").then().statusCode(400);
    }

    @Test
    @Order(17)
    void shouldPutImpossibleBarsAsideOnceAndTakeTheCorrectedOnes() {
        String evening = simulator.nextSession().toString();
        service.execute("update ballast.business_clock set instant = '" + evening + "'");
        MarketDataProvider real = ClientProxy.unwrap(provider);
        QuarkusMock.installMockForType(
                new DefectiveProvider(real, LocalDate.ofInstant(Instant.parse(evening), ZoneId.of("America/New_York"))),
                MarketDataProvider.class);

        JsonPath operation = service.succeed("daily-ingest", Map.of());

        String session = operation.getString("result.session");
        assertThat(operation.getLong("result.quarantined")).isEqualTo(7);
        assertThat(service.get("/api/v1/quarantine").getMap("byReason"))
                .isEqualTo(Map.of(
                        "null-value", 1,
                        "non-positive-price", 1,
                        "negative-volume", 1,
                        "low-above-open-close", 1,
                        "high-below-open-close", 1,
                        "duplicate", 2));
        assertThat(service.column("select reason || ':' || count(*) from ingestion.settled_cell where session = '"
                        + session + "' group by reason order by 1"))
                .containsExactly("provider-missing:1", "quarantined:6");
        assertThat(service.succeed("daily-ingest", Map.of()).getInt("result.sessions"))
                .as("nothing is asked for again")
                .isZero();

        rejectTheImpossible();
        String duplicate = releaseOneOfTheDuplicates(session);
        QuarkusMock.installMockForType(real, MarketDataProvider.class);
        List<String> symbols =
                service.column("select symbol from ingestion.settled_cell where session = '" + session + "'");
        JsonPath corrected =
                service.succeed("ingest-date-range", Map.of("symbols", symbols, "from", session, "to", session));

        assertThat(corrected.getLong("result.stored")).isEqualTo(6);
        assertThat(service.get("/api/v1/quarantine").getLong("total")).isZero();
        assertThat(service.count("select count(*) from ingestion.settled_cell where session = '" + session + "'"))
                .isZero();
        assertThat(service.succeed("ingest-date-range", Map.of("symbols", duplicate, "from", session, "to", session))
                        .getLong("result.revised"))
                .isEqualTo(1);
        assertThat(service.get("/api/v1/quarantine?state=rejected").getString("bars[0].reason"))
                .isEqualTo("null-value");
    }

    /** Neither of two bars that contradict each other was stored; a person knows which is true. */
    private String releaseOneOfTheDuplicates(String session) {
        JsonPath open = service.get("/api/v1/quarantine?reason=duplicate");
        String symbol = open.getString("bars[0].symbol");
        String cell = "symbol = '" + symbol + "' and session = '" + session + "'";
        assertThat(open.getList("bars.provider")).containsExactly("polygon", "polygon");
        assertThat(open.getList("bars.payload")).doesNotHaveDuplicates();
        assertThat(service.count("select count(*) from ingestion.published_bars where " + cell))
                .isZero();
        String released = service.value("select entry_id from ingestion.quarantined_bar where reason = 'duplicate' and "
                + cell + " order by volume desc limit 1");
        Map<String, Object> release =
                Map.of("id", released, "decision", "release", "author", "me", "note", "it is the late one");

        assertThat(service.succeed("decide-quarantine", release).getString("result.state"))
                .isEqualTo("released");

        assertThat(service.count("select count(*) from ingestion.published_bars where " + cell))
                .isEqualTo(1);
        assertThat(service.get("/api/v1/quarantine?state=released").getString("bars[0].author"))
                .isEqualTo("me");
        assertThat(service.get("/api/v1/quarantine?state=superseded").getList("bars.symbol"))
                .containsExactly(symbol);
        return symbol;
    }

    /** What cannot be true cannot be released, but it can be rejected. */
    private void rejectTheImpossible() {
        String id = service.get("/api/v1/quarantine?reason=null-value").getString("bars[0].id");
        Map<String, Object> release = Map.of("id", id, "decision", "release", "author", "me", "note", "why not");
        assertThat(service.run("decide-quarantine", release).getString("error.message"))
                .contains("cannot be released")
                .contains("null-value");
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("author", "me", "note", "no price"))
                .post("/api/v1/quarantine/" + id + "/reject")
                .then()
                .statusCode(202);
        org.awaitility.Awaitility.await()
                .until(() -> id.equals(
                        service.get("/api/v1/quarantine?state=rejected").getString("bars[0].id")));
        RestAssured.get("/api/v1/quarantine?state=lost").then().statusCode(400);
    }

    @Test
    @Order(18)
    void shouldAccountForEveryCellExactlyOnce() {
        JsonPath ledger = service.get("/api/v1/absences?limit=1000");

        long absent = ledger.getMap("totals.absent").values().stream()
                .mapToLong(cells -> ((Number) cells).longValue())
                .sum();
        assertThat(ledger.getLong("totals.present") + absent).isEqualTo(ledger.getLong("totals.expected"));
        assertThat(service.count("select count(*) from ingestion.published_absences join ingestion.published_bars"
                        + " using (symbol, session)"))
                .isZero();
        assertThat(service.count(
                        "select count(*) - count(distinct (symbol, session)) from ingestion.published_absences"))
                .isZero();
        assertThat(service.count("select count(*) from ingestion.published_absences where reason = 'not-fetched'"))
                .isZero();

        String cell = service.value("select symbol || ' ' || session from ingestion.published_bars where symbol in"
                + " (select symbol from ingestion.published_universe where included) order by session desc limit 1");
        String where = "symbol = '%s' and session = '%s'".formatted((Object[]) cell.split(" "));
        service.execute("delete from ingestion.daily_bar where " + where);
        assertThat(service.column("select reason from ingestion.published_absences where " + where))
                .containsExactly("not-fetched");
    }

    @Test
    @Order(19)
    void shouldMissNothingOnADayDeclaredClosed() {
        String session = service.value("select session from ingestion.published_absences where reason = 'not-fetched'");
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("reason", "storm", "author", "someone"))
                .put("/api/v1/calendar-overrides/" + session)
                .then()
                .statusCode(200);

        assertThat(service.count("select count(*) from ingestion.published_absences where session = '" + session + "'"))
                .isZero();
        assertThat(service.succeed("daily-ingest", Map.of()).getString("result.session"))
                .isLessThan(session);

        RestAssured.delete("/api/v1/calendar-overrides/" + session).then().statusCode(204);
        JsonPath healed = service.succeed("daily-ingest", Map.of());
        assertThat(healed.getLong("result.stored"))
                .as("the cell that was withheld")
                .isEqualTo(1);
        assertThat(service.count("select count(*) from ingestion.published_absences where reason = 'not-fetched'"))
                .isZero();
    }

    @Test
    @Order(22)
    void shouldNameASuspectBarUntilItIsCorrected() {
        String halved = "symbol = 'IWM' and session = '2024-11-20'";
        service.execute("update ingestion.daily_bar set open = open / 2, high = high / 2, low = low / 2,"
                + " close = close / 2 where " + halved);
        service.execute("update ingestion.daily_bar set volume = volume + 1"
                + " where symbol = 'IWM' and session = '2024-12-03'");

        service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-12-03", "to", "2024-12-03"));

        JsonPath found = service.get("/api/v1/findings?symbol=IWM&kind=scale-error");
        assertThat(found.getLong("total")).isEqualTo(1);
        assertThat(found.getString("findings[0].session")).isEqualTo("2024-11-20");
        assertThat(found.getDouble("findings[0].observed")).isCloseTo(0.5, within(0.05));
        assertThat(found.getString("findings[0].detail")).contains("limit", "near 1/2");
        RestAssured.get("/api/v1/findings?kind=odd").then().statusCode(400);

        service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-11-20", "to", "2024-11-20"));

        assertThat(service.get("/api/v1/findings?symbol=IWM&from=2024-11-20&to=2024-11-21")
                        .getLong("total"))
                .isZero();
    }

    @Test
    @Order(21)
    void shouldListWhatTheProviderCorrectedOfTheLastFiveSessions() {
        String sql = "select distinct session from ingestion.published_bars order by session desc limit 6";
        List<String> sessions = service.column(sql);
        for (String session : List.of(sessions.get(4), sessions.get(5))) {
            service.execute("update ingestion.daily_bar set volume = volume * 2 where symbol = 'IWM' and session = '"
                    + session + "'");
        }

        JsonPath operation = service.succeed("daily-ingest", Map.of());

        assertThat(operation.getInt("result.lookedAtAgain")).isEqualTo(5);
        assertThat(operation.getList("result.corrections.session")).containsExactly(sessions.get(4));
        assertThat(operation.getDouble("result.corrections[0].volumeBefore"))
                .isEqualTo(operation.getDouble("result.corrections[0].volume") * 2);
        JsonPath listed = service.get("/api/v1/corrections?symbol=IWM&run=" + operation.getString("runId"));
        assertThat(listed.getList("session")).containsExactly(sessions.get(4));
        assertThat(listed.getDouble("[0].volumeBefore")).isEqualTo(listed.getDouble("[0].volume") * 2);
        assertThat(listed.getString("[0].knownAt"))
                .startsWith(service.value(
                        "select to_char(instant at time zone 'UTC', 'YYYY-MM-DD')" + " from ballast.business_clock"));
        RestAssured.get("/api/v1/corrections?symbol=NOPE").then().statusCode(404);
        assertThat(service.succeed("daily-ingest", Map.of()).getList("result.corrections"))
                .isEmpty();
    }

    @Test
    @Order(20)
    void shouldExplainAbsencesAPersonDeclares() {
        String cell = service.value("select min(symbol) from ingestion.published_universe where included");
        String session = service.value("select max(session) from ingestion.published_bars");
        service.execute(
                "delete from ingestion.daily_bar where symbol = '" + cell + "' and session = '" + session + "'");
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("symbol", cell, "from", session, "reason", "halted", "detail", "news", "author", "me"))
                .post("/api/v1/absences")
                .then()
                .statusCode(200);

        assertThat(service.get("/api/v1/absences?reason=halted").getString("absences[0].detail"))
                .isEqualTo("news (me)");
        RestAssured.get("/api/v1/absences?reason=unknown").then().statusCode(400);
        RestAssured.get("/api/v1/absences?symbol=NOPE").then().statusCode(404);
    }

    @Test
    @Order(30)
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
                time,
                time);
    }

    @Test
    @Order(31)
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
    @Order(32)
    void shouldNotBeHeldUpByTheOtherProvider() {
        compare(ClientProxy.unwrap(provider), alpaca());
        simulator.orderFault("{\"kind\":\"server-error\",\"provider\":\"alpaca\"}");

        JsonPath operation = service.succeed("daily-ingest", Map.of());
        simulator.liftFaults();

        assertThat(operation.getString("result.differences")).isNull();
    }

    @Test
    @Order(33)
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

    @Test
    @Order(25)
    void shouldFetchExactlyTheCellsTheMonitorAsksFor() throws Exception {
        String before = service.publishedBars();
        service.execute("""
                create schema if not exists monitor;
                create table monitor.test_remediation (run_id text, symbol text, session date);
                create view monitor.published_remediation as select * from monitor.test_remediation;
                grant usage on schema monitor to ballast_reader;
                grant select on monitor.published_remediation to ballast_reader;
                insert into monitor.test_remediation
                    select case when row_number() over (order by md5(symbol || session)) <= 60 then 'heal-1' else 'heal-2' end,
                        symbol, session
                    from ingestion.published_bars join ingestion.published_universe using (symbol)
                    where included and symbol not in (select symbol from ingestion.bar_revision
                        union all select symbol from ingestion.quarantined_bar)
                    order by md5(symbol || session) limit 80;
                delete from ingestion.daily_bar as bar using monitor.test_remediation as gone
                    where bar.symbol = gone.symbol and bar.session = gone.session""");
        String lost = "select count(*) from monitor.test_remediation join ingestion.published_absences"
                + " using (symbol, session) where reason = 'not-fetched' and run_id = ";

        requestRepair("heal-1");

        assertThat(service.count(lost + "'heal-1'")).isZero();
        assertThat(service.count(lost + "'heal-2'")).isEqualTo(20);
        BarsIngested told = json.readValue(service.value(FINAL_EVENT.formatted("heal-1")), BarsIngested.class);
        assertThat(told.trigger()).isEqualTo("repair-cells");
        assertThat(told.bars()).isEqualTo(60);

        requestRepair("heal-2");
        assertThat(service.publishedBars()).isEqualTo(before);

        requestRepair("heal-3");
        assertThat(service.column(FINAL_EVENT.formatted("heal-3")))
                .as("a repair that got nothing starts nothing")
                .isEmpty();
        service.execute("drop schema monitor cascade");
    }

    private void requestRepair(String runId) throws Exception {
        RemediationRequested request = new RemediationRequested(
                UUID.randomUUID(),
                RemediationRequested.REFETCH_CELLS,
                List.of(),
                LocalDate.of(2017, 1, 3),
                LocalDate.of(2018, 2, 7),
                null);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var record = new ProducerRecord<>("remediation-requested", runId, json.writeValueAsString(request));
            record.headers().add("ce_id", runId.getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
        Awaitility.await(runId).atMost(Duration.ofMinutes(1)).until(() -> service.column(
                        "select state from ingestion.operation where run_id = '" + runId + "'")
                .contains("succeeded"));
    }
}
