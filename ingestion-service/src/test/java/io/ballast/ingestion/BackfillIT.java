package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.contracts.BarsIngested;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A history is filled: interrupted, resumed, planned and cancelled. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackfillIT {

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    MarketDataProvider provider;

    private Service service;

    @BeforeEach
    void setUp() {
        service = Service.of(getClass(), servers, simulator, "rebuild-universe");
    }

    @Test
    @Order(1)
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
        assertThat(service.finalEvents(operation.getString("runId"))).isEmpty();
    }

    @Test
    @Order(2)
    void shouldBackfillWhatIsMissingAndSumItUp() {
        long before = service.count("select count(*) from ingestion.published_bars");

        JsonPath operation = service.succeed("historical-backfill", Map.of());

        String runId = operation.getString("runId");
        BarsIngested event = service.finalEvent(runId);
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
    @Order(3)
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
    @Order(4)
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
    @Order(5)
    void shouldEndInTheSameBytesAsAnUndisturbedBackfill() {
        String disturbed = service.publishedBars();
        service.execute("truncate ingestion.daily_bar, ingestion.settled_cell, ingestion.quarantined_bar,"
                + " ingestion.corporate_action,"
                + " ingestion.action_coverage, ingestion.adjustment_factor");

        service.succeed("historical-backfill", Map.of());

        assertThat(service.publishedBars()).isEqualTo(disturbed);
    }

    @Test
    @Order(5)
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
    @Order(5)
    void shouldStopWhereItIsCancelledWhileTheDailyIngestGoesOn() {
        String before = service.publishedBars();
        service.execute("truncate ingestion.daily_bar, ingestion.settled_cell, ingestion.quarantined_bar");
        simulator.orderFault("{\"kind\":\"latency\",\"share\":1,\"seed\":1,\"seconds\":0.2}");
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
    @Order(6)
    void shouldFetchManyNamedSymbolsInSeveralSteps() {
        service.execute("insert into ingestion.security select (jsonb_populate_record(s, jsonb_build_object("
                + "'symbol', 'ZZ' || n, 'included', false, 'benchmark', false, 'proxy', true, 'delisted_on', null))).*"
                + " from ingestion.security as s, generate_series(1, 60) as n"
                + " where s.symbol = (select min(symbol) from ingestion.security)");
        List<String> symbols = service.column("select symbol from ingestion.wanted_security order by symbol");
        String day = service.value("select max(session) from ingestion.published_bars");

        JsonPath range = service.succeed("ingest-date-range", Map.of("symbols", symbols, "from", day, "to", day));

        assertThat(service.count("select count(*) from ingestion.ingestion_progress where operation_id = '"
                        + range.getString("id") + "'"))
                .isEqualTo((symbols.size() + 49) / 50)
                .isGreaterThan(1);
        assertThat(range.getLong("result.stored") + range.getLong("result.revised"))
                .isZero();
        service.execute("delete from ingestion.security where symbol like 'ZZ%';"
                + " delete from ingestion.settled_cell where symbol like 'ZZ%'");
    }

    @Test
    @Order(5)
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
    @Order(5)
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
}
