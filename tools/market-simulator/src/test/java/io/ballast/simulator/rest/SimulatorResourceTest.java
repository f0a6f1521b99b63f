package io.ballast.simulator.rest;

import java.time.LocalDate;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.ballast.simulator.SeededMarketTest;
import io.ballast.simulator.SeededProfile;
import io.ballast.simulator.application.SimulatedMarket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SeededProfile.class)
class SimulatorResourceTest extends SeededMarketTest {
    @Test
    void shouldDescribeTheMarket() {
        assertThat(given().get("/simulator/market").jsonPath().getMap(""))
                .containsEntry("kind", "seeded")
                .containsEntry("seed", 42)
                .containsEntry("symbols", 150)
                .containsEntry("from", "2023-08-21")
                .containsEntry("latestSession", "2024-12-31")
                .containsEntry("lastSession", null)
                .containsEntry("benchmark", "IWM")
                .containsEntry("instant", "2025-01-01T04:59:00Z");
    }

    @Test
    void shouldMoveToTheEveningOfTheNextSession() {
        Response first = given().post("/simulator/clock/next-session");
        Response second = given().post("/simulator/clock/next-session");

        assertThat(first.jsonPath().getString("session")).isEqualTo("2025-01-02");
        assertThat(first.jsonPath().getString("instant")).isEqualTo("2025-01-03T04:59:00Z");
        assertThat(second.jsonPath().getString("session")).isEqualTo("2025-01-03");
        assertThat(given().get("/simulator/clock").jsonPath().getString("instant"))
                .isEqualTo("2025-01-04T04:59:00Z");
    }

    @Test
    void shouldTreatTodayAsTheNextSessionUntilItsEvening() {
        setClock("2024-12-31T15:00:00Z");

        Response next = given().post("/simulator/clock/next-session");

        assertThat(next.jsonPath().getString("session")).isEqualTo("2024-12-31");
    }

    @Test
    void shouldSetTheClock() {
        Response reply = setClock("2024-06-08T12:00:00Z");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.jsonPath().getString("instant")).isEqualTo("2024-06-08T12:00:00Z");
        assertThat(reply.jsonPath().getString("session")).isEqualTo("2024-06-07");
    }

    @Test
    void shouldRefuseAClockWithoutData() {
        Response early = setClock("2019-06-08T12:00:00Z");
        Response late = setClock("2036-06-08T12:00:00Z");

        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.jsonPath().getString("detail")).contains("2019-06-08").contains("2023-08-21");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(market.clock()).isEqualTo(SimulatedMarket.evening(LocalDate.of(2024, 12, 31)));
    }

    @Test
    void shouldExplainAnInstantItCannotRead() {
        Response reply = setClock("tomorrow");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.jsonPath().getString("detail")).contains("'tomorrow'");
        assertThat(reply.jsonPath().getString("hint")).contains("instant");
    }

    private static Response setClock(String instant) {
        return given().contentType(ContentType.JSON)
                .body("{\"instant\": \"" + instant + "\"}")
                .put("/simulator/clock");
    }
}
