package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.BarsIngested;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.testkit.ServersResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Evenings of a market, one session after the other, with requests that cannot be met and details that the plan leaves out. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
class DailyIngestIT extends FilledMarket {

    @Inject
    MarketDataProvider provider;

    @Test
    @Order(1)
    void shouldIngestDayByDayAsTheClockMoves() {
        for (int day = 0; day < 3; day++) {
            nextEvening();

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
        nextEvening();

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
    @Order(5)
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
}
