package io.ballast.simulator.alpaca;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.simulator.SeededMarketTest;
import io.ballast.simulator.SeededProfile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SeededProfile.class)
class AlpacaApiTest extends SeededMarketTest {
    private static final String RANGE = "&timeframe=1Day&start=2024-12-02&end=2024-12-31";

    @Test
    void shouldRefuseRequestsWithoutBothKeys() {
        Response response = given().header("APCA-API-KEY-ID", "demo").get("/v2/assets");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.jsonPath().getString("message")).isEqualTo("forbidden.");
    }

    @Test
    void shouldServeTheSameBarsAsPolygonsFormatWhateverThePageSize() {
        List<String> symbols =
                json("/v2/assets?status=active").getList("symbol", String.class).subList(0, 7);

        Map<String, List<Object>> small = pages(symbols, 5);

        assertThat(small).isEqualTo(pages(symbols, 10_000));
        assertThat(small.values().stream().mapToInt(List::size).sum()).isGreaterThan(7 * 15);
        small.forEach((symbol, closes) -> assertThat(polygonCloses(symbol)).isEqualTo(closes));
    }

    @Test
    void shouldTakeInTheBarThatBeginsAtEitherBound() {
        String symbol = json("/v2/assets?status=active").getString("symbol[0]");

        JsonPath reply = json("/v2/stocks/bars?timeframe=1Day&symbols=" + symbol
                + "&start=2024-12-30T05:00:00Z&end=2024-12-31T05:00:00Z");

        assertThat(reply.getList("bars['" + symbol + "'].t", String.class))
                .containsExactly("2024-12-30T05:00:00Z", "2024-12-31T05:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbols=AAPL,BRK-B | invalid symbol: BRK-B",
                "symbols=KIMpL | invalid symbol: KIMpL",
                "feed=sip | symbols is required",
                "symbols=A&adjustment=both | invalid adjustment: both",
                "symbols=A&limit=0 | invalid limit",
                "symbols=A&page_token=null! | invalid page_token"
            })
    void shouldRefuseBadParametersAsAWhole(String query, String expected) {
        Response response = keys().get("/v2/stocks/bars?" + query + RANGE);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("message")).contains(expected);
    }

    @Test
    void shouldLeaveOutSymbolsItDoesNotKnow() {
        assertThat(json("/v2/stocks/bars?symbols=NOSUC" + RANGE).getMap("bars")).isEmpty();
    }

    @Test
    void shouldListEveryActionOnceWhateverThePageSize() {
        List<String> few = actionIds(7);

        assertThat(few).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(few).containsExactlyInAnyOrderElementsOf(actionIds(1000));
    }

    @Test
    void shouldListSessionsAndTellTheTime() {
        JsonPath calendar = json("/v2/calendar?start=2024-11-28&end=2024-12-02");
        JsonPath clock = json("/v2/clock");

        assertThat(calendar.getList("date", String.class)).containsExactly("2024-11-29", "2024-12-02");
        assertThat(calendar.getList("close", String.class)).containsExactly("13:00", "16:00");
        assertThat(clock.getBoolean("is_open")).isFalse();
        assertThat(clock.getString("next_open")).isEqualTo("2025-01-02T09:30-05:00");
    }

    @Test
    void shouldAnswerForOneAsset() {
        String symbol = json("/v2/assets?status=active").getString("symbol[0]");

        assertThat(json("/v2/assets/" + symbol).getString("status")).isEqualTo("active");
        assertThat(keys().get("/v2/assets/NOSUC").statusCode()).isEqualTo(404);
    }

    private static Map<String, List<Object>> pages(List<String> symbols, int limit) {
        Map<String, List<Object>> closes = new TreeMap<>();
        String token = null;
        do {
            JsonPath page = json("/v2/stocks/bars?symbols=" + String.join(",", symbols) + RANGE + "&limit=" + limit
                    + (token == null ? "" : "&page_token=" + token.replace("=", "%3D")));
            Map<String, List<Map<String, Object>>> bars = page.getMap("bars");
            bars.forEach((symbol, rows) -> rows.forEach(row ->
                    closes.computeIfAbsent(symbol, any -> new ArrayList<>()).add(row.get("c"))));
            token = page.getString("next_page_token");
        } while (token != null);
        return closes;
    }

    private static List<String> actionIds(int limit) {
        List<String> ids = new ArrayList<>();
        String token = null;
        do {
            JsonPath page = json("/v1/corporate-actions?start=2024-01-01&end=2024-12-31&limit=" + limit
                    + (token == null ? "" : "&page_token=" + token.replace("=", "%3D")));
            Map<String, List<Map<String, String>>> kinds = page.getMap("corporate_actions");
            kinds.values().forEach(rows -> rows.forEach(row -> ids.add(row.get("id"))));
            token = page.getString("next_page_token");
        } while (token != null);
        return ids;
    }

    private static List<Object> polygonCloses(String symbol) {
        return given().header("Authorization", "Bearer demo")
                .get("/v2/aggs/ticker/" + symbol + "/range/1/day/2024-12-02/2024-12-31?adjusted=false")
                .jsonPath()
                .getList("results.c");
    }

    private static JsonPath json(String path) {
        Response response = keys().get(path);
        assertThat(response.statusCode()).as(path + ": " + response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private static RequestSpecification keys() {
        return given().urlEncodingEnabled(false)
                .header("APCA-API-KEY-ID", "demo")
                .header("APCA-API-SECRET-KEY", "demo");
    }
}
