package io.ballast.simulator.fault;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.simulator.SeededProfile;
import io.ballast.simulator.application.SimulatedMarket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SeededProfile.class)
class FaultsTest {
    private static final LocalDate SESSION = LocalDate.of(2024, 12, 30);
    private static final String GROUPED = "/v2/aggs/grouped/locale/us/market/stocks/" + SESSION;

    @Inject
    FaultDesk desk;

    @Inject
    SimulatedMarket market;

    @AfterEach
    void lift() {
        desk.clear();
        market.setClock(SimulatedMarket.evening(LocalDate.of(2024, 12, 31)));
    }

    @Test
    void shouldSpoilSoManyCallsAndThenNoMore() {
        JsonPath ordered = order(Map.of("kind", "rate-limit", "seconds", 3, "times", 2));

        Response first = grouped();
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.header("Retry-After")).isEqualTo("3");
        assertThat(grouped().statusCode()).isEqualTo(429);
        assertThat(grouped().statusCode()).isEqualTo(200);
        JsonPath listed = given().get("/simulator/faults").jsonPath();
        assertThat(listed.getString("[0].id")).isEqualTo(ordered.getString("id"));
        assertThat(listed.getInt("[0].calls")).isEqualTo(3);
        assertThat(listed.getInt("[0].hits")).isEqualTo(2);
    }

    @Test
    void shouldLoseTheSameRowsOfASeedInBothFormatsUntilItIsLifted() {
        List<String> all = grouped().jsonPath().getList("results.T");
        order(Map.of("kind", "silent-loss", "share", 0.2, "seed", 5));

        List<String> kept = grouped().jsonPath().getList("results.T");
        assertThat(kept)
                .hasSizeBetween(all.size() * 7 / 10, all.size() * 9 / 10)
                .isSubsetOf(all);
        assertThat(grouped().jsonPath().<String>getList("results.T")).isEqualTo(kept);
        String symbols = String.join(",", all.subList(0, 50));
        assertThat(given()
                        .header("APCA-API-KEY-ID", "demo")
                        .header("APCA-API-SECRET-KEY", "demo")
                        .get("/v2/stocks/bars?timeframe=1Day&symbols=" + symbols + "&start=" + SESSION + "&end="
                                + SESSION)
                        .jsonPath()
                        .<String, Object>getMap("bars")
                        .entrySet()
                        .stream()
                        .filter(entry -> !((List<?>) entry.getValue()).isEmpty())
                        .map(Map.Entry::getKey))
                .containsExactlyElementsOf(
                        kept.stream().filter(all.subList(0, 50)::contains).toList());

        given().delete("/simulator/faults");
        assertThat(grouped().jsonPath().<String>getList("results.T")).isEqualTo(all);
    }

    @Test
    void shouldHitOneProviderAndGivenSessionsOnly() {
        order(Map.of("kind", "outage", "provider", "polygon", "from", "2024-12-30", "to", "2024-12-30"));

        assertThat(grouped().jsonPath().getList("results")).isEmpty();
        assertThat(given().header("Authorization", "Bearer demo")
                        .get(GROUPED.replace("12-30", "12-27"))
                        .jsonPath()
                        .getList("results"))
                .hasSizeGreaterThan(140);
    }

    @Test
    void shouldRepeatTheSessionBeforeOfGivenSymbolsOnly() {
        List<String> symbols = grouped().jsonPath().getList("results.T");
        List<Map<String, Object>> rows = grouped().jsonPath().getList("results");
        order(Map.of("kind", "repeat", "from", "2024-12-30", "to", "2024-12-30", "symbols", List.of(symbols.get(3))));

        List<Map<String, Object>> changed = grouped().jsonPath().getList("results");
        Map<String, Object> before = row("2024-12-27", symbols.get(3));
        assertThat(row("2024-12-30", symbols.get(3)))
                .containsEntry("o", before.get("o"))
                .containsEntry("c", before.get("c"));
        assertThat(((Number) row("2024-12-30", symbols.get(3)).get("v")).doubleValue())
                .isEqualTo(((Number) before.get("v")).doubleValue());
        assertThat(changed.get(3)).isNotEqualTo(rows.get(3));
        changed.remove(3);
        rows.remove(3);
        assertThat(changed).isEqualTo(rows);
    }

    @Test
    void shouldHalvePricesAsIfASplitHadGoneUnannounced() {
        String symbol = grouped().jsonPath().getString("results[5].T");
        double close = ((Number) row("2024-12-30", symbol).get("c")).doubleValue();
        order(Map.of("kind", "bad-split", "symbols", List.of(symbol)));

        assertThat(((Number) row("2024-12-30", symbol).get("c")).doubleValue()).isEqualTo(close / 2);
    }

    @Test
    void shouldCallSecuritiesDelistedThatAreNot() {
        List<String> active = listed(true);
        List<String> gone = listed(false);
        order(Map.of("kind", "delisting", "share", 0.3, "seed", 2, "from", "2024-12-30"));

        List<String> left = listed(true);
        assertThat(left).hasSizeBetween(active.size() * 6 / 10, active.size() * 8 / 10);
        assertThat(listed(false)).hasSize(gone.size() + active.size() - left.size());
        given().delete("/simulator/faults");
        assertThat(listed(true)).isEqualTo(active);
    }

    @Test
    void shouldWantTheDateOfADelisting() {
        Response response = given().contentType(ContentType.JSON)
                .body(Map.of("kind", "delisting"))
                .post("/simulator/faults");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.asString()).contains("from", "date of the delisting");
    }

    @ParameterizedTest
    @CsvSource({"kind, explosion", "share, 0", "share, 1.5", "times, 0", "seconds, 1000", "provider, yahoo", "from, x"})
    void shouldRefuseWhatIsOutOfBounds(String name, String value) {
        Response response = given().contentType(ContentType.JSON)
                .body(name.equals("kind") ? Map.of(name, value) : Map.of("kind", "latency", name, value))
                .post("/simulator/faults");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void shouldSayWhichFaultItDoesNotKnow() {
        assertThat(given().delete("/simulator/faults/f999").statusCode()).isEqualTo(404);
    }

    private static JsonPath order(Map<String, Object> order) {
        Response response = given().contentType(ContentType.JSON).body(order).post("/simulator/faults");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath();
    }

    private static Map<String, Object> row(String session, String symbol) {
        List<Map<String, Object>> rows = given().header("Authorization", "Bearer demo")
                .get(GROUPED.replace(SESSION.toString(), session))
                .jsonPath()
                .getList("results");
        return rows.stream()
                .filter(row -> row.get("T").equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> listed(boolean active) {
        return given().header("Authorization", "Bearer demo")
                .get("/v3/reference/tickers?limit=1000&active=" + active)
                .jsonPath()
                .getList("results.ticker");
    }

    private static Response grouped() {
        return given().header("Authorization", "Bearer demo").get(GROUPED);
    }
}
