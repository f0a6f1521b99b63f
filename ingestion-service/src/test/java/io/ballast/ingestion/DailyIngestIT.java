package io.ballast.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.contracts.BarsIngested;
import io.ballast.ingestion.application.BarStore;
import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.ingestion.application.StepCounts;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Evenings of a market: one session after the other, with corrections, bars that cannot be true, and requests that cannot be met. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DailyIngestIT {

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    MarketDataProvider provider;

    @Inject
    BarStore bars;

    private Service service;

    @BeforeEach
    void setUp() {
        service = Service.of(getClass(), servers, simulator, "rebuild-universe", "historical-backfill");
    }

    private String snapshot() {
        return service.value("select pg_current_snapshot()");
    }

    private List<String> changesSince(String snapshot) {
        return service.column("select concat_ws(' ', kind, symbol, first_session, last_session)"
                + " from ingestion.published_changes_since('" + snapshot + "') order by 1");
    }

    @Test
    @Order(1)
    void shouldIngestDayByDayAsTheClockMoves() {
        for (int day = 0; day < 3; day++) {
            String evening = simulator.nextSession().toString();
            service.execute("update ballast.business_clock set instant = '" + evening + "'");

            JsonPath operation = service.succeed("daily-ingest", Map.of());

            LocalDate session = LocalDate.parse(operation.getString("result.session"));
            assertThat(service.value("select max(session) from ingestion.published_bars"))
                    .isEqualTo(session.toString());
            BarsIngested event = service.finalEvent(operation.getString("runId"));
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
    @Order(2)
    void shouldCoverSeveralOperationsByOneFinalEvent() {
        String evening = simulator.nextSession().toString();
        service.execute("update ballast.business_clock set instant = '" + evening + "'");

        JsonPath ingest = service.succeed("daily-ingest", Map.of("final", false));

        assertThat(service.finalEvents(ingest.getString("runId"))).isEmpty();
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
        org.awaitility.Awaitility.await().until(() -> !service.finalEvents(last).isEmpty());
        BarsIngested event = service.finalEvent(last);
        assertThat(event.bars()).isEqualTo(ingest.getLong("result.stored"));
        assertThat(event.trigger()).isEqualTo("recompute-adv-fallback");
    }

    @Test
    @Order(3)
    void shouldRefuseWhatCannotBeIngested() {
        String bars = service.publishedBars();
        String noted = "select count(*) from (select id::text from ingestion.operation"
                + " union all select operation_id::text from ingestion.ingestion_progress) as noted";
        long before = service.count(noted);
        String range = "ingest-date-range";

        refuse(range, Map.of("symbols", "IWM", "from", "2024-02-01", "to", "2024-01-01"), "is before from=2024-02-01");
        refuse(range, Map.of("symbols", "", "from", "2024-01-01", "to", "2024-02-01"), "symbols is empty");
        refuse(range, Map.of("symbols", "IWM", "from", "yesterday", "to", "2024-02-01"), "from=yesterday");
        refuse(range, Map.of("symbols", "IWM", "to", "2024-02-01"), "from= is not allowed");
        refuse("historical-backfill", Map.of("targetDays", -1), "targetDays=-1 is not allowed");
        refuse("historical-backfill", Map.of("targetDays", "many"), "targetDays=many is not allowed");
        refuse("daily-ingest", Map.of("session", "2024-13-01"), "session=2024-13-01 is not allowed");
        refuse("no-such-type", Map.of(), "no-such-type");
        refuse(range, Map.of("symbols", "iwm", "from", "2024-12-02", "to", "2024-12-03"), "Unknown symbols [iwm]");
        refuse(
                range,
                Map.of("symbols", "IWM", "from", "2024-12-02", "to", "2034-12-03"),
                "to=2034-12-03 is in the future");
        refuse(
                "reconcile-providers",
                Map.of("from", "2024-12-02", "to", "2034-12-03"),
                "to=2034-12-03 is in the future");
        refuse("daily-ingest", Map.of("session", "2024-12-25"), "2024-12-25");
        refuse(
                "daily-ingest",
                Map.of("session", "2034-12-04"),
                "session=2034-12-04 is in the future: the latest session that is due is "
                        + service.value("select max(session) from ingestion.published_sessions"));
        RestAssured.get("/api/v1/ingestion-progress/plan?target-days=0")
                .then()
                .statusCode(400)
                .body("detail", org.hamcrest.Matchers.containsString("target-days=0 is not allowed"));

        assertThat(service.publishedBars()).isEqualTo(bars);
        assertThat(service.count(noted)).as("nothing is recorded").isEqualTo(before);
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
    @Order(4)
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
    @Order(5)
    void shouldShowItsDataOverHttp() {
        JsonPath survivorship = service.get("/api/v1/universe?limit=1");
        double memberYears = survivorship.getDouble("survivorship.memberYears");
        assertThat(memberYears).isPositive();
        assertThat(survivorship.getBoolean("survivorship.biased"))
                .isEqualTo(survivorship.getInt("survivorship.delistings") < 0.03 * memberYears);
        assertThat(survivorship.getDouble("survivorship.assumedShare"))
                .as("by hand, day for day")
                .isCloseTo(Double.parseDouble(service.value("""
                                select avg(case when day < decided_on then 1.0 else 0 end)
                                from ingestion.membership, (select min(session) as first, max(session) as last
                                                            from ingestion.published_sessions) as stored,
                                    generate_series(first, last - 1, interval '1 day') as day
                                where day >= from_session and (to_session is null or day < to_session)""")), within(1e-9))
                .isStrictlyBetween(0.5, 1.0);
        assertThat(service.get("/api/v1/universe?included=true&limit=5").getList("securities"))
                .hasSize(5);
        assertThat(service.get("/api/v1/ingestion-progress?limit=3").getList(""))
                .hasSize(3);
        assertThat(service.get("/api/v1/quarantine").getLong("total")).isNotNegative();
        JsonPath providers = service.get("/api/v1/providers");
        assertThat(providers.getString("[0].state")).isEqualTo("ok");
        assertThat(providers.getList("[0].check.differences")).isEmpty();
        assertThat(LocalDate.parse(providers.getString("[0].check.coversTo")))
                .isAfter(providers.getString("[0].check.checkedAt").substring(0, 10));
        RestAssured.get("/api/v1/bars/NOPE").then().statusCode(404);
        RestAssured.get("/api/v1/bars/IWM?known-at=yesterday").then().statusCode(400);
        RestAssured.get("/api/v1/bars/IWM?from=2025-01-01&to=2024-01-01").then().statusCode(400);
    }

    @Test
    @Order(6)
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

        assertThat(runWithoutDeciding(release).getString("state")).isEqualTo("failed");
        assertThat(service.count("select count(*) from ingestion.published_bars where " + cell))
                .as("stored and decided at once, or neither")
                .isZero();
        assertThat(service.succeed("decide-quarantine", release).getString("result.state"))
                .isEqualTo("released");

        assertThat(service.count("select count(*) from ingestion.published_bars where " + cell))
                .isEqualTo(1);
        assertThat(stored("alpaca", symbol, LocalDate.parse(session)).revised())
                .as("another provider's bar against a person's word")
                .isZero();
        assertThat(service.get("/api/v1/quarantine?state=released").getString("bars[0].author"))
                .isEqualTo("me");
        assertThat(service.get("/api/v1/quarantine?state=superseded").getList("bars.symbol"))
                .containsExactly(symbol);
        return symbol;
    }

    private StepCounts stored(String provider, String symbol, LocalDate session) {
        Bar bar = new Bar(symbol, session, 10, 12, 9, 11, 1e6, Double.NaN, Bar.UNKNOWN_COUNT);
        FetchedSession fetched = new FetchedSession(session, List.of(bar), List.of(), List.of(), 1);
        return QuarkusTransaction.requiringNew()
                .call(() -> bars.store(
                        "another-run", new FetchedCells(provider, session, session, List.of(fetched), Set.of())));
    }

    /** As if the service was killed between the bar and the decision. */
    private JsonPath runWithoutDeciding(Map<String, Object> release) {
        service.execute("create function public.refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'not now'; end $$;"
                + " create trigger refuse before update on ingestion.quarantined_bar for each row"
                + " when (new.state = 'released') execute function public.refuse()");
        try {
            return service.run("decide-quarantine", release);
        } finally {
            service.execute("drop trigger refuse on ingestion.quarantined_bar; drop function public.refuse()");
        }
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
        RestAssured.get("/api/v1/quarantine?reason=odd").then().statusCode(400);
        RestAssured.get("/api/v1/quarantine?symbol=NOPE").then().statusCode(404);
        RestAssured.given()
                .contentType("application/json")
                .post("/api/v1/quarantine/" + id + "/reject")
                .then()
                .statusCode(400);
    }

    @Test
    @Order(8)
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
        RestAssured.get("/api/v1/findings?symbol=NOPE").then().statusCode(404);
        for (String range : List.of("findings", "corrections", "absences", "reconciliation", "bars/IWM")) {
            RestAssured.get("/api/v1/" + range + "?from=2024-02-02&to=2024-01-02")
                    .then()
                    .statusCode(400)
                    .body("detail", org.hamcrest.Matchers.containsString("2024-01-02 is before"));
        }

        service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-11-20", "to", "2024-11-20"));

        assertThat(service.get("/api/v1/findings?symbol=IWM&from=2024-11-20&to=2024-11-21")
                        .getLong("total"))
                .isZero();
    }

    @Test
    @Order(7)
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
    @Order(8)
    void shouldGoOnWithoutDetailsThatThePlanLeavesOut() {
        List<String> fresh = service.column(
                "select symbol from ingestion.published_universe where included and not benchmark order by symbol limit 2");
        for (ProviderException.Kind kind :
                List.of(ProviderException.Kind.UNAVAILABLE, ProviderException.Kind.REFUSED)) {
            fresh.forEach(symbol -> service.execute("delete from ingestion.membership where symbol = '" + symbol
                    + "'; delete from ingestion.security where symbol = '" + symbol + "'"));
            AtomicInteger asked = new AtomicInteger();
            MarketDataProvider real = ClientProxy.unwrap(provider);
            QuarkusMock.installMockForType(
                    new DelegatingProvider(real) {
                        @Override
                        public Optional<SecurityDetails> details(String symbol, LocalDate asOf) {
                            asked.incrementAndGet();
                            throw new ProviderException(kind, "polygon: HTTP 403: not entitled", null);
                        }
                    },
                    MarketDataProvider.class);

            JsonPath ingest = service.succeed("daily-ingest", Map.of());

            QuarkusMock.installMockForType(real, MarketDataProvider.class);
            assertThat(ingest.getList("result.undescribed", String.class)).containsExactlyInAnyOrderElementsOf(fresh);
            assertThat(asked).hasValue(kind == ProviderException.Kind.UNAVAILABLE ? 1 : 2);
            assertThat(service.count("select count(*) from ingestion.published_universe where symbol in ('"
                            + String.join("', '", fresh) + "')"))
                    .isEqualTo(2);
        }
    }

    @Test
    @Order(9)
    void shouldMeasureJanuaryAnewWhenDecemberIsCorrected() {
        String edge = "select %s(session) from ingestion.daily_bar where symbol = 'IWM' and session %s '2025-01-01'";
        String december = service.value(edge.formatted("max", "<"));
        String january = service.value(edge.formatted("min", ">"));
        service.execute("""
                update ingestion.daily_bar as bar set open = later.open, high = later.high, low = later.low,
                    close = later.close, volume = later.volume
                from ingestion.daily_bar as later
                where bar.symbol = 'IWM' and bar.session = '%1$s' and later.symbol = 'IWM' and later.session = '%2$s';
                update ingestion.daily_bar set volume = volume + 1 where symbol = 'IWM' and session = '%2$s'""".formatted(december, january));
        refetch(january);
        String repeats = "/api/v1/findings?symbol=IWM&kind=stale-repeat&from=" + january + "&to=" + january;
        assertThat(service.get(repeats).getLong("total")).isEqualTo(1);

        refetch(december);

        assertThat(service.get(repeats).getLong("total")).isZero();
    }

    private void refetch(String session) {
        service.succeed("ingest-date-range", Map.of("symbols", List.of("IWM"), "from", session, "to", session));
    }
}
