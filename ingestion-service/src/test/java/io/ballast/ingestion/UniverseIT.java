package io.ballast.ingestion;

import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** What belongs to the universe, why, and since when. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UniverseIT {

    private static final String MEMBERSHIPS =
            "select md5(string_agg(m::text, '|' order by symbol, from_session)) from ingestion.published_membership m";

    TestServers servers;
    SimulatorProcess simulator;

    private Service service;

    @BeforeEach
    void setUp() {
        service = Service.of(getClass(), servers, simulator);
    }

    @Test
    @Order(1)
    void shouldSayWhatToDoWhenThereIsNoUniverseYet() {
        JsonPath operation = service.run("historical-backfill", Map.of());

        assertThat(operation.getString("state")).isEqualTo("failed");
        assertThat(operation.getString("error.message")).contains("universe is empty");
        assertThat(operation.getString("error.hint")).contains("rebuild-universe");
    }

    @Test
    @Order(2)
    void shouldBuildTheUniverseAndGiveReasons() {
        JsonPath first = service.succeed("rebuild-universe", Map.of());

        assertThat(first.getInt("result.included")).isBetween(SeededMarket.SYMBOLS / 2, SeededMarket.SYMBOLS);
        assertThat(service.count("select count(*) from ingestion.published_universe where included"))
                .isEqualTo(first.getLong("result.included"));
        assertThat(service.column("select symbol from ingestion.published_universe where benchmark and not included"
                        + " and member_from is null"))
                .containsExactly("IWM");
        assertThat(service.count("select count(*) from ingestion.published_universe where reason = ''"))
                .isZero();
        assertThat(service.count("select count(distinct symbol) from ingestion.published_membership"
                        + " where assumed_until = least('" + first.getString("result.asOf") + "', to_session)"))
                .isEqualTo(first.getLong("result.assumed"))
                .isPositive();
        assertThat(first.getList("result.notices"))
                .anyMatch(notice -> notice.toString().contains("their membership is assumed"));
        assertThat(first.getMap("result.reasons")).hasSameSizeAs(first.getList("result.joinedSymbols"));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("ballast_universe_symbols " + first.getInt("result.included") + ".0");
    }

    @Test
    @Order(3)
    void shouldChangeNothingWhenTheUniverseIsRebuilt() {
        String sql = "select md5(string_agg(u::text, '|' order by symbol)) from ingestion.published_universe u";
        String before = service.value(sql);

        JsonPath again = service.succeed("rebuild-universe", Map.of());

        assertThat(service.value(sql)).isEqualTo(before);
        assertThat(again.getInt("result.joined")).isZero();
        assertThat(again.getInt("result.left")).isZero();
        assertThat(again.getInt("result.assumed")).isZero();
    }

    @Test
    @Order(3)
    void shouldKeepBothMembershipsOfWhoLeavesAndComesBack() {
        String symbol = service.value("select max(symbol) from ingestion.published_universe where included");
        String before = service.value(MEMBERSHIPS);
        service.execute("update ingestion.membership set to_session = '2024-03-01', left_because = 'shrank'"
                + " where symbol = '" + symbol + "'");
        service.execute("update ingestion.security set included = false where symbol = '" + symbol + "'");

        JsonPath back = service.succeed("rebuild-universe", Map.of());

        String asOf = back.getString("result.asOf");
        assertThat(back.getList("result.joinedSymbols")).containsExactly(symbol);
        assertThat(service.column("select from_session || ' ' || reason from ingestion.published_membership"
                        + " where symbol = '" + symbol + "' and to_session is null"))
                .singleElement()
                .asString()
                .startsWith(asOf + " passes");
        JsonPath kept = service.get("/api/v1/universe/" + symbol + "/memberships");
        assertThat(kept.getList("to")).containsExactly("2024-03-01", null);
        assertThat(kept.getString("[0].leftBecause")).isEqualTo("shrank");
        assertThat(kept.getString("[1].decidedOn")).isEqualTo(asOf);
        assertThat(kept.getList("assumedUntil"))
                .as("nobody had decided before the first rebuild, somebody decided the second membership")
                .containsExactly("2024-03-01", null);
        String page = "/api/v1/universe?included=true&session=";
        assertThat(service.get(page + "2024-02-29").getList("securities.symbol"))
                .contains(symbol);
        assertThat(service.get(page + "2024-03-01").getList("securities.symbol"))
                .isNotEmpty()
                .doesNotContain(symbol);
        assertThat(service.count("select count(*) from ingestion.wanted_security where symbol = '" + symbol
                        + "' and to_session is null"))
                .isEqualTo(1);

        service.execute("delete from ingestion.membership where symbol = '" + symbol + "' and to_session is null");
        service.execute("update ingestion.membership set to_session = null, left_because = null where symbol = '"
                + symbol + "'");
        assertThat(service.value(MEMBERSHIPS)).isEqualTo(before);
    }

    @Test
    @Order(3)
    void shouldApplyAPersonsRulingUntilItExpires() {
        String before = service.value(MEMBERSHIPS);
        String symbol = service.value("select max(symbol) from ingestion.published_universe where included");
        String path = "/api/v1/universe/rulings/" + symbol;
        rule(path, Map.of("kind", "exclude", "reason", "fraud", "author", "ann", "until", "2030-01-01"), 200);

        JsonPath excluded = service.succeed("rebuild-universe", Map.of());

        assertThat(excluded.getList("result.leftSymbols")).containsExactly(symbol);
        assertThat(excluded.getString("result.reasons." + symbol)).isEqualTo("excluded by ann until 2030-01-01: fraud");
        assertThat(excluded.getList("result.rulings.symbol")).containsExactly(symbol);

        service.execute("update ingestion.universe_ruling set until = '2024-01-02'");
        assertThat(service.get("/api/v1/universe/rulings").getList("inForce")).containsExactly(false);
        JsonPath expired = service.succeed("rebuild-universe", Map.of());
        assertThat(expired.getList("result.joinedSymbols")).containsExactly(symbol);
        assertThat(expired.getList("result.rulings")).isEmpty();
        assertThat(service.value(MEMBERSHIPS))
                .as("left and back on the same session")
                .isEqualTo(before);

        rule(path, Map.of("kind", "odd", "reason", "r", "author", "a", "until", "2030-01-01"), 400);
        rule(path, Map.of("kind", "include", "reason", "r", "author", "a", "until", "2024-01-02"), 400);
        rule(path, Map.of("kind", "include", "reason", "r", "author", "a"), 400);
        rule("/api/v1/universe/rulings/NOPE", Map.of("kind", "include"), 404);
        RestAssured.delete(path).then().statusCode(204);
        RestAssured.delete(path).then().statusCode(404);
    }

    private static void rule(String path, Map<String, String> said, int status) {
        RestAssured.given()
                .contentType("application/json")
                .body(said)
                .put(path)
                .then()
                .statusCode(status);
    }
}
