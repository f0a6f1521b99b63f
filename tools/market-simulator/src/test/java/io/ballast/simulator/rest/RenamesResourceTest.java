package io.ballast.simulator.rest;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.simulator.SeededProfile;
import io.ballast.simulator.application.SimulatedMarket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SeededProfile.class)
class RenamesResourceTest {
    private static final String ON = "2024-12-10";
    private static final String RANGE = "/range/1/day/2024-12-02/2024-12-20?adjusted=false";

    @Inject
    SimulatedMarket market;

    private String first;
    private String second;

    @BeforeEach
    void chooseTwo() {
        market.setClock(SimulatedMarket.evening(LocalDate.of(2024, 12, 31)));
        List<String> tickers =
                polygon("/v2/aggs/grouped/locale/us/market/stocks/" + ON).getList("results.T");
        first = tickers.get(0);
        second = tickers.get(1);
    }

    @AfterEach
    void lift() {
        given().delete("/simulator/renames").then().statusCode(204);
    }

    @Test
    void shouldTellTheTickersOfASecurityByTickerAndByIdentifier() {
        String figi = details(first, "2024-12-05").getString("results.composite_figi");
        String listed = details(first, "2024-12-05").getString("results.list_date");
        assertThat(rename(first, "NEWN", ON).statusCode()).isEqualTo(200);

        JsonPath events = polygon("/vX/reference/tickers/" + figi + "/events?types=ticker_change");

        assertThat(events.getList("results.events.ticker_change.ticker")).containsExactly("NEWN", first);
        assertThat(events.getList("results.events.date")).containsExactly(ON, listed);
        assertThat(polygon("/vX/reference/tickers/NEWN/events").getList("results.events"))
                .isEqualTo(events.getList("results.events"));
        given().header("Authorization", "Bearer demo")
                .get("/vX/reference/tickers/BBG000000000/events")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldServeEachDayUnderTheTickerOfThatDay() {
        List<Object> closes = bars(first).getList("results.c");
        String figi = details(first, "2024-12-05").getString("results.composite_figi");

        assertThat(rename(first, "NEWN", ON).statusCode()).isEqualTo(200);

        List<Object> before = bars(first).getList("results.c");
        List<Object> after = bars("NEWN").getList("results.c");
        assertThat(before).hasSize(6).isEqualTo(closes.subList(0, 6));
        assertThat(after).isEqualTo(closes.subList(6, closes.size()));
        assertThat(grouped("2024-12-09")).contains(first).doesNotContain("NEWN").isSorted();
        assertThat(grouped(ON)).contains("NEWN").doesNotContain(first).isSorted();
        assertThat(details("NEWN", ON).getString("results.composite_figi")).isEqualTo(figi);
        assertThat(details(first, "2024-12-09").getString("results.composite_figi"))
                .isEqualTo(figi);
        assertThat(given().header("Authorization", "Bearer demo")
                        .get("/v3/reference/tickers/" + first)
                        .statusCode())
                .isEqualTo(404);
        JsonPath gone = polygon("/v3/reference/tickers?active=false&ticker=" + first);
        assertThat(gone.getString("results[0].delisted_utc")).startsWith(ON);
        assertThat(gone.getString("results[0].composite_figi")).isEqualTo(figi);
        assertThat(given().header("APCA-API-KEY-ID", "demo")
                        .header("APCA-API-SECRET-KEY", "demo")
                        .get("/v2/stocks/bars?timeframe=1Day&symbols=NEWN&start=2024-12-02&end=2024-12-20")
                        .jsonPath()
                        .getList("bars.NEWN"))
                .hasSameSizeAs(after);
        JsonPath announced = given().header("APCA-API-KEY-ID", "demo")
                .header("APCA-API-SECRET-KEY", "demo")
                .get("/v1/corporate-actions?types=name_change&start=2024-12-02&end=2024-12-20")
                .jsonPath();
        assertThat(announced.getList("corporate_actions.name_changes.old_symbol"))
                .containsExactly(first);
        assertThat(announced.getList("corporate_actions.name_changes.new_symbol"))
                .containsExactly("NEWN");
        assertThat(announced.getList("corporate_actions.name_changes.process_date"))
                .containsExactly(ON);
    }

    @Test
    void shouldGiveATickerThatIsFreeToAnother() {
        List<Object> ofFirst = bars(first).getList("results.c");
        List<Object> ofSecond = bars(second).getList("results.c");
        rename(first, "NEWN", ON);

        assertThat(rename(second, first, "2024-12-12").statusCode()).isEqualTo(200);

        List<Object> mixed = bars(first).getList("results.c");
        assertThat(mixed.subList(0, 6)).isEqualTo(ofFirst.subList(0, 6));
        assertThat(mixed.subList(6, mixed.size())).isEqualTo(ofSecond.subList(8, ofSecond.size()));
        assertThat(polygon("/v3/reference/tickers?active=true&ticker=" + first).getList("results"))
                .hasSize(1);
    }

    @Test
    void shouldRefuseTickersThatAreTakenOrUnknown() {
        assertThat(rename(first, second, ON).jsonPath().getString("detail")).contains(second + " is taken");
        assertThat(rename("NOPE", "NEWN", ON).jsonPath().getString("detail")).contains("nobody is called NOPE");
        assertThat(rename(first, first, ON).statusCode()).isEqualTo(400);
        assertThat(rename(first, "NEWN", "soon").statusCode()).isEqualTo(400);
        assertThat(given().get("/simulator/renames").jsonPath().getList("")).isEmpty();
    }

    private List<String> grouped(String date) {
        return polygon("/v2/aggs/grouped/locale/us/market/stocks/" + date).getList("results.T");
    }

    private JsonPath bars(String ticker) {
        return polygon("/v2/aggs/ticker/" + ticker + RANGE);
    }

    private JsonPath details(String ticker, String date) {
        return polygon("/v3/reference/tickers/" + ticker + "?date=" + date);
    }

    private static JsonPath polygon(String target) {
        return given().header("Authorization", "Bearer demo")
                .get(target)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response rename(String ticker, String to, String on) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("ticker", ticker, "to", to, "on", on))
                .post("/simulator/renames");
    }
}
