package io.ballast.simulator.polygon;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.SeededMarketTest;
import io.ballast.simulator.SeededProfile;
import io.ballast.simulator.application.SimulatedMarket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SeededProfile.class)
class PolygonApiTest extends SeededMarketTest {
    private static final String GROUPED = "/v2/aggs/grouped/locale/us/market/stocks/";

    @Test
    void shouldRefuseRequestsWithoutTheRightKey() {
        Response none = given().get(GROUPED + TODAY);
        Response wrong = given().header("Authorization", "Bearer secret").get(GROUPED + TODAY);
        Response wrongParameter = given().queryParam("apiKey", "secret").get("/v3/reference/tickers");

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.jsonPath().getString("error")).isEqualTo("API Key was not provided");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.jsonPath().getString("error")).isEqualTo("Unknown API Key");
        assertThat(wrong.jsonPath().getString("status")).isEqualTo("ERROR");
        assertThat(wrongParameter.statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTakeTheKeyFromHeaderOrParameterAndNeverRepeatIt() {
        Response response =
                given().queryParam("apiKey", "demo").queryParam("limit", 2).get("/v3/reference/tickers");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).contains("next_url").doesNotContain("demo");
        String cursor = response.jsonPath().getString("next_url").replaceAll(".*cursor=", "");
        assertThat(new String(java.util.Base64.getUrlDecoder().decode(cursor))).doesNotContain("demo");
    }

    @Test
    void shouldCompressIfAsked() {
        Response response = given().header("Authorization", "Bearer demo")
                .header("Accept-Encoding", "gzip")
                .get(GROUPED + TODAY);

        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.jsonPath().getInt("resultsCount")).isGreaterThan(140);
    }

    @Test
    void shouldGiveTheSameBytesForTheSameQuestion() {
        for (String request : List.of(
                GROUPED + "2024-06-03",
                "/v3/reference/tickers?limit=7",
                "/stocks/v1/dividends",
                "/vX/reference/financials?limit=50")) {
            assertThat(PolygonClient.text(request)).isEqualTo(PolygonClient.text(request));
        }
    }

    @Test
    void shouldStampGroupedBarsWithTheCloseAndCustomBarsWithMidnight() {
        JsonNode grouped = PolygonClient.json(GROUPED + "2024-07-01").at("/results/0");
        JsonNode custom = PolygonClient.json("/v2/aggs/ticker/IWM/range/1/day/2024-07-01/2024-07-01")
                .at("/results/0");
        JsonNode winter = PolygonClient.json("/v2/aggs/ticker/IWM/range/1/day/2024-12-02/2024-12-02")
                .at("/results/0");

        assertThat(Instant.ofEpochMilli(grouped.get("t").asLong())).isEqualTo("2024-07-01T20:00:00Z");
        assertThat(Instant.ofEpochMilli(custom.get("t").asLong())).isEqualTo("2024-07-01T04:00:00Z");
        assertThat(Instant.ofEpochMilli(winter.get("t").asLong())).isEqualTo("2024-12-02T05:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/aggs/ticker/IWM/range/1/day/2024-01-01/2024-12-31?limit=17",
                "/v2/aggs/ticker/IWM/range/1/day/2024-01-01/2024-12-31?limit=17&sort=desc",
                "/v3/reference/tickers?limit=11",
                "/v3/reference/tickers?limit=11&order=desc&sort=name",
                "/v3/reference/dividends?limit=13",
                "/stocks/v1/dividends?limit=13&sort=ticker.asc,ex_dividend_date.desc",
                "/v3/reference/splits?limit=1",
                "/vX/reference/financials?limit=97",
                "/stocks/financials/v1/balance-sheets?limit=101"
            })
    void shouldServeAllRowsOverPagesWithoutRepeats(String request) {
        List<JsonNode> paged = PolygonClient.rows(request);
        String whole = request.replaceAll("limit=\\d+", request.startsWith("/vX") ? "limit=100" : "limit=1000");
        List<JsonNode> expected = PolygonClient.rows(whole);

        assertThat(paged).isEqualTo(expected).hasSizeGreaterThan(1);
        assertThat(new HashSet<>(paged)).hasSameSizeAs(paged);
    }

    @Test
    void shouldKeepTheListAsItWasWhenTheClockMovesBetweenPages() {
        String first = "/v3/reference/dividends?limit=5";
        List<JsonNode> before = PolygonClient.rows(first);
        JsonNode page = PolygonClient.json(first);
        market.setClock(SimulatedMarket.evening(TODAY.plusDays(90)));
        String next = page.get("next_url").asText().replaceAll("^https?://[^/]+", "");

        List<JsonNode> rest = PolygonClient.rows(next);

        assertThat(rest).isEqualTo(before.subList(5, before.size()));
    }

    @Test
    void shouldServeNothingDatedAfterTheClock() {
        LocalDate clock = LocalDate.of(2024, 6, 3);
        market.setClock(SimulatedMarket.evening(TODAY.plusDays(60)));
        PolygonClient.text(GROUPED + "2025-02-03");
        market.setClock(SimulatedMarket.evening(clock));

        assertThat(PolygonClient.json(GROUPED + "2024-06-04").has("results")).isFalse();
        List<JsonNode> bars = PolygonClient.rows("/v2/aggs/ticker/IWM/range/1/day/2024-05-01/2024-12-31");
        assertThat(Instant.ofEpochMilli(bars.get(bars.size() - 1).get("t").asLong()))
                .isEqualTo("2024-06-03T04:00:00Z");
        assertDatesUpTo(clock.plusDays(1), "/v3/reference/splits?limit=1000", "execution_date");
        assertDatesUpTo(clock.plusDays(1), "/v3/reference/dividends?limit=1000", "ex_dividend_date");
        assertDatesUpTo(clock, "/vX/reference/financials?limit=100", "filing_date");
        assertDatesUpTo(clock, "/stocks/financials/v1/income-statements?limit=50000", "filing_date");
        assertDatesUpTo(clock, "/v3/reference/tickers?active=false&limit=1000", "delisted_utc");
        Set<String> listed = tickers("/v3/reference/tickers?limit=1000");
        market.setClock(SimulatedMarket.evening(TODAY));
        Set<String> later = tickers("/v3/reference/tickers?limit=1000");
        later.removeAll(listed);
        assertThat(later).as("listed after " + clock).isNotEmpty();
        assertThat(tickers("/v3/reference/tickers?limit=1000&date=" + clock)).isEqualTo(listed);
        market.setClock(SimulatedMarket.evening(clock));
        for (String ticker : later) {
            assertThat(PolygonClient.get("/v3/reference/tickers/" + ticker).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void shouldAnnounceActionsTheEveningBefore() {
        market.setClock(SimulatedMarket.evening(TODAY));
        String path = "/v3/reference/dividends?limit=1000&order=asc&ex_dividend_date.gte=2024-06-01";
        LocalDate exDate = LocalDate.parse(
                PolygonClient.rows(path).get(0).get("ex_dividend_date").asText());
        LocalDate before = ExchangeCalendar.xnys().previous(exDate);
        String onThatDay = "/v3/reference/dividends?ex_dividend_date=" + exDate;

        market.setClock(SimulatedMarket.evening(before).minus(Duration.ofHours(12)));
        assertThat(PolygonClient.rows(onThatDay)).isEmpty();
        market.setClock(SimulatedMarket.evening(before));
        assertThat(PolygonClient.rows(onThatDay)).isNotEmpty();
    }

    @Test
    void shouldRefuseTodaysBarsBeforeTheEndOfDay() {
        market.setClock(Instant.parse("2024-12-31T20:00:00Z"));

        Response response = PolygonClient.get(GROUPED + TODAY);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.jsonPath().getString("status")).isEqualTo("NOT_AUTHORIZED");
        assertThat(response.jsonPath().getString("message")).startsWith("Attempted to request today's data");
        market.setClock(Instant.parse("2024-12-31T23:30:00Z"));
        assertThat(PolygonClient.get(GROUPED + TODAY).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAdjustForSplitsUnlessAskedForRawBars() {
        JsonNode split = PolygonClient.rows("/v3/reference/splits?limit=1000").get(0);
        double ratio =
                split.get("split_to").asDouble() / split.get("split_from").asDouble();
        LocalDate before = market.calendar()
                .previous(LocalDate.parse(split.get("execution_date").asText()));
        String range = "/v2/aggs/ticker/" + split.get("ticker").asText() + "/range/1/day/" + before + "/" + TODAY;

        JsonNode raw = PolygonClient.json(range + "?adjusted=false");
        JsonNode adjusted = PolygonClient.json(range);

        assertThat(raw.get("adjusted").asBoolean()).isFalse();
        assertThat(adjusted.get("adjusted").asBoolean()).isTrue();
        assertThat(raw.at("/results/0/c").asDouble()
                        / adjusted.at("/results/0/c").asDouble())
                .isCloseTo(ratio, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(adjusted.at("/results/0/v").asDouble()
                        / raw.at("/results/0/v").asDouble())
                .isCloseTo(ratio, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(raw.get("results").get(1)).isEqualTo(adjusted.get("results").get(1));
    }

    @Test
    void shouldDescribeADelistedStockOnlyWithinItsLife() {
        JsonNode gone = PolygonClient.rows("/v3/reference/tickers?active=false").get(0);
        String details = "/v3/reference/tickers/" + gone.get("ticker").asText();
        LocalDate delisted = LocalDate.parse(gone.get("delisted_utc").asText().substring(0, 10));

        assertThat(gone.get("active").asBoolean()).isFalse();
        assertThat(PolygonClient.get(details).statusCode()).isEqualTo(404);
        JsonNode alive =
                PolygonClient.json(details + "?date=" + delisted.minusDays(1)).get("results");
        assertThat(alive.get("active").asBoolean()).isTrue();
        assertThat(alive.get("market_cap").asDouble()).isPositive();
    }

    @Test
    void shouldValueACompanyAtCloseTimesShares() {
        String ticker = PolygonClient.json("/v3/reference/tickers?type=CS&limit=1")
                .at("/results/0/ticker")
                .asText();
        JsonNode details = PolygonClient.json("/v3/reference/tickers/" + ticker).get("results");
        double close = PolygonClient.json("/v2/aggs/ticker/" + ticker + "/prev")
                .at("/results/0/c")
                .asDouble();

        assertThat(details.get("market_cap").asDouble())
                .isEqualTo(Math.rint(
                        close * details.get("weighted_shares_outstanding").asDouble()));
    }

    @Test
    void shouldFilterTickers() {
        assertThat(tickers("/v3/reference/tickers?type=ETF")).containsExactlyInAnyOrder("IWM", "SPY");
        assertThat(tickers("/v3/reference/tickers?ticker=IWM")).containsExactly("IWM");
        assertThat(tickers("/v3/reference/tickers?ticker.gte=S&ticker.lt=T&limit=1000"))
                .isNotEmpty()
                .allMatch(ticker -> ticker.startsWith("S"));
        assertThat(tickers("/v3/reference/tickers?market=crypto")).isEmpty();
        assertThat(tickers("/v3/reference/tickers?exchange=XNYS&limit=1000")).hasSizeBetween(30, 120);
    }

    @Test
    void shouldFilterStatements() {
        String ticker = PolygonClient.json("/vX/reference/financials?limit=1")
                .at("/results/0/tickers/0")
                .asText();
        List<JsonNode> annual =
                PolygonClient.rows("/vX/reference/financials?timeframe=annual&limit=100&ticker=" + ticker);
        List<JsonNode> recent = PolygonClient.rows(
                "/stocks/financials/v1/income-statements?filing_date.gte=2024-10-01&tickers.any_of=NONE," + ticker);

        assertThat(annual).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("fiscal_period").asText()).isEqualTo("FY");
            assertThat(row.get("tickers").get(0).asText()).isEqualTo(ticker);
        });
        assertThat(recent)
                .singleElement()
                .satisfies(row -> assertThat(row.get("fiscal_quarter").asInt()).isEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource({
        "/v3/reference/tickers?limit=1001, limit",
        "/v3/reference/tickers?active=maybe, active",
        "/v3/reference/tickers?sort=colour, sort",
        "/v3/reference/tickers?date=2024-13-01, date",
        "/v3/reference/tickers?date=2025-06-01, date",
        "/v3/reference/tickers?cursor=%21%21, cursor",
        "/v2/aggs/grouped/locale/us/market/stocks/yesterday, date",
        "/v2/aggs/ticker/IWM/range/1/day/2024-02-01/2024-01-01, to",
        "/v2/aggs/ticker/IWM/range/1/fortnight/2024-01-01/2024-02-01, timespan",
        "/v2/aggs/ticker/IWM/range/1/day/2024-01-01/2024-02-01?limit=50001, limit",
        "/vX/reference/financials?limit=101, limit",
        "/vX/reference/financials?timeframe=weekly, timeframe",
        "/stocks/v1/splits?sort=execution_date.up, sort"
    })
    void shouldNameTheParameterThatIsWrong(String request, String parameter) {
        Response response = PolygonClient.get(request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("status")).isEqualTo("ERROR");
        assertThat(response.jsonPath().getString("error")).contains("'" + parameter + "'");
        assertThat(response.jsonPath().getString("request_id")).hasSize(32);
    }

    private static void assertDatesUpTo(LocalDate last, String request, String field) {
        assertThat(PolygonClient.rows(request)).isNotEmpty().allSatisfy(row -> assertThat(
                        LocalDate.parse(row.get(field).asText().substring(0, 10)))
                .isBeforeOrEqualTo(last));
    }

    private static Set<String> tickers(String request) {
        Set<String> tickers = new HashSet<>();
        PolygonClient.rows(request).forEach(row -> tickers.add(row.get("ticker").asText()));
        return tickers;
    }
}
