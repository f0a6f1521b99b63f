package io.ballast.ingestion;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
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
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

/** Cells without a bar: each has a reason, and what is asked for again comes back. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AbsencesIT {

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    ObjectMapper json;

    private Service service;

    @BeforeEach
    void setUp() {
        service = Service.of(getClass(), servers, simulator, "rebuild-universe", "historical-backfill");
    }

    @Test
    @Order(1)
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
    @Order(2)
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
        assertThat(service.column("select session::text from ingestion.published_closures"))
                .containsExactly(session);
        assertThat(service.succeed("daily-ingest", Map.of()).getString("result.session"))
                .isLessThan(session);
        assertThat(service.get("/api/v1/providers").getList("[0].check.differences"))
                .as("the provider takes it for a session")
                .containsExactly(Map.of("date", session, "ours", "closed", "theirs", "regular"));

        RestAssured.delete("/api/v1/calendar-overrides/" + session).then().statusCode(204);
        assertThat(service.count("select count(*) from ingestion.published_closures"))
                .isZero();
        JsonPath healed = service.succeed("daily-ingest", Map.of());
        assertThat(healed.getLong("result.stored"))
                .as("the cell that was withheld")
                .isEqualTo(1);
        assertThat(service.get("/api/v1/providers").getList("[0].check.differences"))
                .isEmpty();
        assertThat(service.count("select count(*) from ingestion.published_absences where reason = 'not-fetched'"))
                .isZero();
    }

    @Test
    @Order(3)
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
        assertThat(service.column("select symbol || ' ' || session from ingestion.published_legitimate_absences"))
                .isEqualTo(service.column("select symbol || ' ' || session from ingestion.published_absences"
                        + " where reason in ('halted', 'no-trade')"))
                .containsExactly(cell + " " + session);
        RestAssured.get("/api/v1/absences?reason=unknown").then().statusCode(400);
        RestAssured.get("/api/v1/absences?symbol=NOPE").then().statusCode(404);
        for (String path : List.of(
                "calendar-overrides/" + session, "universe/rulings/" + cell, "provider-priorities/*/2024-01-02")) {
            RestAssured.given()
                    .contentType("application/json")
                    .put("/api/v1/" + path)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    @Order(4)
    void shouldExplainACellOnceWhenDeclarationsOverlap() {
        String symbol = service.value("select max(symbol) from ingestion.published_universe where included");
        List<String> sessions = service.column("select session from ingestion.published_bars where symbol = '" + symbol
                + "' and session between '2024-10-01' and '2024-10-31' order by session limit 6");
        service.execute("delete from ingestion.daily_bar where symbol = '" + symbol + "' and session between '"
                + sessions.get(0) + "' and '" + sessions.get(5) + "'");
        String reasons = "select session || ' ' || detail from ingestion.published_absences where symbol = '" + symbol
                + "' and session between '2024-10-01' and '2024-10-31' order by session";

        declare(symbol, sessions.get(0), sessions.get(3), "first");
        declare(symbol, sessions.get(2), sessions.get(5), "second");
        declare(symbol, sessions.get(3), sessions.get(3), "third");

        assertThat(service.column(reasons))
                .containsExactly(
                        sessions.get(0) + " first (me)",
                        sessions.get(1) + " first (me)",
                        sessions.get(2) + " second (me)",
                        sessions.get(3) + " third (me)",
                        sessions.get(4) + " second (me)",
                        sessions.get(5) + " second (me)");
        declare(symbol, sessions.get(0), sessions.get(5), "all");
        assertThat(service.column(reasons)).hasSize(6).allMatch(cell -> cell.endsWith("all (me)"));
        declare(symbol, sessions.get(0), sessions.get(0), "less");
        assertThat(service.column(reasons))
                .filteredOn(cell -> cell.endsWith("(me)"))
                .hasSize(1);
        service.execute("insert into ingestion.declared_absence values ('%s', '%s', '%s', 'halted', 'as before', 'me')"
                .formatted(symbol, LocalDate.parse(sessions.get(0)).minusDays(1), sessions.get(5)));
        assertThat(service.column(reasons))
                .as("two, as a join of two securities leaves them")
                .hasSize(6);
    }

    @Test
    @Order(4)
    void shouldRefuseAHaltThatHasNotBegun() {
        String symbol = service.value("select min(symbol) from ingestion.published_universe where included");
        Map<String, String> halt =
                Map.of("symbol", symbol, "from", "2044-12-02", "reason", "halted", "detail", "news", "author", "me");

        RestAssured.given()
                .contentType("application/json")
                .body(halt)
                .post("/api/v1/absences")
                .then()
                .statusCode(400)
                .body("detail", startsWith("from=2044-12-02 is in the future: the next session is "));

        assertThat(service.count("select count(*) from ingestion.declared_absence where from_session > '2030-01-01'"))
                .isZero();
    }

    @Test
    @Order(4)
    void shouldExpectCellsAgainWhenAPersonTakesADeclarationBack() {
        String symbol = service.value("select min(symbol) from ingestion.published_universe where included");
        List<String> sessions = service.column("select session from ingestion.published_bars where symbol = '" + symbol
                + "' and session between '2024-11-01' and '2024-11-20' order by session limit 6");
        service.execute("delete from ingestion.daily_bar where symbol = '" + symbol + "' and session between '"
                + sessions.get(0) + "' and '" + sessions.get(5) + "'");
        declare(symbol, sessions.get(0), sessions.get(2), "first");
        declare(symbol, sessions.get(3), sessions.get(5), "second");

        withdraw(symbol, sessions.get(2), sessions.get(3), "another symbol was meant", "you", 200);

        assertThat(service.column("select session || ' ' || reason from ingestion.published_absences where symbol = '"
                        + symbol + "' and session between '2024-11-01' and '2024-11-20' order by session"))
                .containsExactly(
                        sessions.get(0) + " halted",
                        sessions.get(1) + " halted",
                        sessions.get(2) + " not-fetched",
                        sessions.get(3) + " not-fetched",
                        sessions.get(4) + " halted",
                        sessions.get(5) + " halted");
        JsonPath kept = service.get("/api/v1/absences/declarations?symbol=" + symbol);
        assertThat(kept.getList("findAll { it.withdrawnBy == 'you' }.declaration.detail"))
                .containsExactly("first", "second");
        assertThat(kept.getList("findAll { it.withdrawnBy == 'you' }.withdrawnWhy"))
                .containsOnly("another symbol was meant");
        withdraw(symbol, sessions.get(2), sessions.get(3), "again", "you", 404);
        withdraw(symbol, sessions.get(3), sessions.get(2), "again", "you", 400);
        withdraw(symbol, sessions.get(0), sessions.get(5), " ", "you", 400);
        withdraw(symbol, sessions.get(0), sessions.get(5), "again", "", 400);
        withdraw(symbol, sessions.get(0), sessions.get(5), "no halt at all", "you", 200);
        assertThat(service.count("select count(*) from ingestion.declared_absence where symbol = '" + symbol
                        + "' and from_session between '2024-11-01' and '2024-11-20'"))
                .isZero();
    }

    private static void withdraw(String symbol, String from, String to, String reason, String author, int status) {
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("symbol", symbol, "from", from, "to", to, "reason", reason, "author", author))
                .post("/api/v1/absences/withdrawals")
                .then()
                .statusCode(status);
    }

    private static void declare(String symbol, String from, String to, String detail) {
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of(
                        "symbol", symbol, "from", from, "to", to, "reason", "halted", "detail", detail, "author", "me"))
                .post("/api/v1/absences")
                .then()
                .statusCode(200);
    }

    @Test
    @Order(5)
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
        BarsIngested told = service.finalEvent("heal-1");
        assertThat(told.trigger()).isEqualTo("repair-cells");
        assertThat(told.bars()).isEqualTo(60);

        requestRepair("heal-2");
        assertThat(service.publishedBars()).isEqualTo(before);

        requestRepair("heal-3");
        assertThat(service.finalEvents("heal-3"))
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
