package io.ballast.simulator.polygon;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.simulator.ReplayProfile;
import io.ballast.simulator.application.SimulatedMarket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(ReplayProfile.class)
class ReplayApiTest {
    private static final String GROUPED = "/v2/aggs/grouped/locale/us/market/stocks/";

    @Inject
    SimulatedMarket market;

    @BeforeEach
    void resetClock() {
        market.setClock(SimulatedMarket.evening(LocalDate.of(2020, 1, 3)));
    }

    @Test
    void shouldServeNullsAndDuplicatesAsRecorded() {
        JsonNode rows =
                PolygonClient.json(GROUPED + "2020-01-03?adjusted=false").get("results");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).toString())
                .isEqualTo("{\"T\":\"AAA\",\"v\":7,\"o\":null,\"c\":10.8,\"h\":null,\"l\":null,\"t\":1578085200000}");
        assertThat(rows.get(1).get("v").asDouble()).isEqualTo(1200.5);
    }

    @Test
    void shouldServeEveryDuplicateOnceOverPages() {
        market.setClock(SimulatedMarket.evening(LocalDate.of(2020, 1, 6)));
        for (String sort : List.of("asc", "desc")) {
            String request = "/v2/aggs/ticker/AAA/range/1/day/2020-01-01/2020-12-31?adjusted=false&sort=" + sort;
            List<JsonNode> whole = PolygonClient.rows(request);

            assertThat(whole).hasSize(4);
            assertThat(PolygonClient.rows(request + "&limit=1")).isEqualTo(whole);
            assertThat(PolygonClient.rows(request + "&limit=2")).isEqualTo(whole);
        }
    }

    @Test
    void shouldGiveAMarketValueOnlyIfRecorded() {
        market.setClock(SimulatedMarket.evening(LocalDate.of(2020, 1, 6)));

        JsonNode without = PolygonClient.json("/v3/reference/tickers/AAA").get("results");
        JsonNode with = PolygonClient.json("/v3/reference/tickers/LATE").get("results");

        assertThat(without.has("market_cap")).isFalse();
        assertThat(without.has("list_date")).isFalse();
        assertThat(without.get("name").asText()).isEqualTo("Triple A");
        assertThat(with.get("market_cap").asDouble()).isEqualTo(5e8);
    }

    @Test
    void shouldServeRecordedStatements() {
        JsonNode row = PolygonClient.json("/vX/reference/financials?ticker=AAA").at("/results/0");

        assertThat(row.at("/financials/income_statement/revenues/value").asDouble())
                .isEqualTo(100);
        assertThat(row.at("/financials/income_statement/net_income_loss/value").asDouble())
                .isEqualTo(-7);
        assertThat(row.at("/financials/income_statement/basic_average_shares/value")
                        .asDouble())
                .isEqualTo(33.5);
        assertThat(row.at("/financials/balance_sheet/long_term_debt/value").asDouble())
                .isEqualTo(90);
        assertThat(row.at("/financials/balance_sheet").has("current_assets")).isFalse();
        assertThat(row.get("start_date").asText()).isEqualTo("2018-01-01");
        assertThat(row.get("filing_date").asText()).isEqualTo("2019-03-16");
    }

    @Test
    void shouldPlayTheRemainingSessionsAndStopAtTheEnd() {
        assertThat(PolygonClient.rows("/v3/reference/tickers"))
                .extracting(row -> row.get("ticker").asText())
                .containsExactly("AAA", "SPY");
        assertThat(PolygonClient.rows("/v3/reference/splits?execution_date.lte=2020-01-05"))
                .isEmpty();
        assertThat(PolygonClient.rows("/v3/reference/splits"))
                .extracting(row -> row.get("execution_date").asText())
                .containsExactly("2020-01-06");

        Response next = given().post("/simulator/clock/next-session");
        Response beyond = given().post("/simulator/clock/next-session");

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.jsonPath().getString("session")).isEqualTo("2020-01-06");
        assertThat(next.jsonPath().getString("instant")).isEqualTo("2020-01-07T04:59:00Z");
        assertThat(beyond.statusCode()).isEqualTo(409);
        assertThat(beyond.contentType()).startsWith("application/problem+json");
        assertThat(beyond.jsonPath().getString("detail")).contains("2020-01-06");
        assertThat(beyond.jsonPath().getString("hint")).isNotBlank();
        assertThat(PolygonClient.rows("/v3/reference/tickers")).hasSize(3);
        assertThat(PolygonClient.rows("/v3/reference/splits")).hasSize(1);
    }

    @Test
    void shouldDescribeTheReplay() {
        Response reply = given().get("/simulator/market");

        assertThat(reply.jsonPath().getMap(""))
                .containsEntry("kind", "replay")
                .containsEntry("seed", null)
                .containsEntry("symbols", 3)
                .containsEntry("from", "2020-01-02")
                .containsEntry("latestSession", "2020-01-03")
                .containsEntry("lastSession", "2020-01-06")
                .containsEntry("benchmark", null)
                .containsEntry("instant", "2020-01-04T04:59:00Z");
    }
}
