package io.ballast.feature;

import java.time.LocalDate;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.support.AfterTheLastSession;
import io.ballast.feature.support.HalfYear;
import io.ballast.feature.support.PublishedMarket;
import io.ballast.feature.support.PublishedRows;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.ballast.feature.support.HalfYear.LAST;
import static io.ballast.feature.support.HalfYear.SESSIONS;
import static io.ballast.feature.support.HalfYear.STOCKS;
import static io.ballast.feature.support.Operations.build;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

/** What the REST interface tells of features, now and as they were published earlier. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(AfterTheLastSession.class)
class FeatureReadsIT {
    TestServers servers;

    private PublishedMarket market;
    private PublishedRows published;

    @BeforeEach
    void publishMarket() {
        market = new PublishedMarket(servers);
        HalfYear.publish(market);
        published = new PublishedRows(servers);
    }

    @Test
    void shouldAnswerReads() {
        build("{}");

        JsonPath catalogue = when().get("/api/v1/features/catalogue")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(catalogue.getList("name")).hasSize(Feature.all().size()).startsWith("ret_1d", "ret_5d");
        assertThat(catalogue.getList("digest", String.class)).allMatch(digest -> digest.matches("[0-9a-f]{8}"));
        JsonPath features = given().queryParam("from", SESSIONS.get(60).toString())
                .queryParam("to", SESSIONS.get(61).toString())
                .get("/api/v1/features/S01")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(features.getList("rows")).hasSize(2);
        assertThat(features.getDouble("rows[0].ret_1d")).isBetween(-1.0, 1.0);
        assertThat((Object) features.get("rows[0].mom_252")).isNull();
        JsonPath breadth =
                when().get("/api/v1/breadth").then().statusCode(200).extract().jsonPath();
        assertThat(breadth.getInt("symbolsWithFeatures")).isEqualTo(STOCKS - 1);
        assertThat(breadth.getString("session")).isEqualTo(LAST.toString());
        JsonPath targets = given().queryParam("days-back", 30)
                .get("/api/v1/target-coverage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(targets.getString("to")).isEqualTo(LAST.toString());
        assertThat(targets.getDouble("targetCoverage.fwd_ret")).isBetween(0.5, 1.0);
        assertThat(when().get("/api/v1/feature-builds").jsonPath().getList("buildId"))
                .hasSize(1);
    }

    @Test
    void shouldTellCoverageByTheHorizonOfTheLabels() {
        build("{}");
        JsonPath five = when().get("/api/v1/target-coverage").jsonPath();
        build("{\"variables\": {\"TARGET_HORIZON_DAYS\": \"7\"}}");

        JsonPath seven = when().get("/api/v1/target-coverage").jsonPath();

        assertThat(five.getInt("horizon")).isEqualTo(5);
        assertThat(seven.getInt("horizon")).isEqualTo(7);
        assertThat(seven.getInt("maturedSessions")).isEqualTo(five.getInt("maturedSessions") - 2);
        assertThat(seven.getDouble("targetCoverage.fwd_ret"))
                .as("all labels that can be there are")
                .isEqualTo(1);
        assertThat(when().get("/api/v1/feature-builds").jsonPath().getList("horizon"))
                .containsExactly(7, 5);
    }

    @Test
    void shouldKeepWhatWasPublishedBeforeACorrection() {
        build("{}");
        String before = published.asOf("infinity");
        assertThat(before).isEqualTo(published.all());
        market.run("update feature.feature_build set published_at = published_at - interval '1 day'");
        LocalDate corrected = SESSIONS.get(SESSIONS.size() - 3);
        market.run("update ingestion.published_bars set close = close * 1.02, high = high * 1.02"
                + " where symbol = 'S07' and session = '" + corrected + "'");
        market.note("bar", corrected, "S07");

        JsonPath correction = build("{}");

        assertThat(correction.getBoolean("result.full")).isFalse();
        assertThat(published.all()).isNotEqualTo(before);
        assertThat(published.asOf("2024-06-28T12:00:00Z"))
                .as("what was known before")
                .isEqualTo(before);
        assertThat(published.asOf("infinity")).isEqualTo(published.all());
        assertThat(published.asOf("2020-01-01T00:00:00Z"))
                .as("before the first build")
                .isEmpty();
        JsonPath then = given().queryParam("from", corrected.toString())
                .queryParam("published-at", "2024-06-28T12:00:00Z")
                .get("/api/v1/features/S07")
                .jsonPath();
        JsonPath now = given().queryParam("from", corrected.toString())
                .get("/api/v1/features/S07")
                .jsonPath();
        assertThat(then.getDouble("rows[0].ret_1d")).isNotEqualTo(now.getDouble("rows[0].ret_1d"));
        given().queryParam("published-at", "yesterday")
                .get("/api/v1/features/S07")
                .then()
                .statusCode(400);

        market.run("update feature.feature_build set published_at = published_at - interval '1 day'");
        String corrections = published.all();
        market.run("update ingestion.published_bars set open = open * 0.99 where session = '" + SESSIONS.get(9) + "'");
        build("{\"full\": true}");
        assertThat(published.all()).isNotEqualTo(corrections);
        assertThat(published.asOf("2024-06-28T23:00:00Z"))
                .as("before a build of everything")
                .isEqualTo(corrections);
        assertThat(published.asOf("2024-06-27T23:00:00Z")).as("before both").isEqualTo(before);
    }

    @Test
    void shouldFollowASecurityThatIsRenamed() {
        build("{}");
        String url = "/api/v1/features/S01?from=" + SESSIONS.get(0);
        List<Object> before = when().get(url).jsonPath().getList("rows");
        market.run("""
                update feature.feature_build set published_at = published_at - interval '1 day';
                update ingestion.published_bars set symbol = 'NEW' where symbol = 'S01';
                update ingestion.published_universe set symbol = 'NEW' where symbol = 'S01';
                insert into ingestion.published_symbol_changes values ('S01', '2024-01-02', 'NEW', 'renamed')""");

        build("{}");

        assertThat(when().get(url).jsonPath().getString("symbol")).isEqualTo("NEW");
        assertThat(when().get(url).jsonPath().getList("rows")).isEqualTo(before).isNotEmpty();
        when().get("/api/v1/features/S01/explanation?session=" + LAST).then().statusCode(200);
        JsonPath then = when().get("/api/v1/features/S01?published-at=2024-06-28T12:00:00Z")
                .jsonPath();
        assertThat(then.getString("symbol"))
                .as("what it was published under then")
                .isEqualTo("S01");
        assertThat(then.getString("rows[-1].session")).isEqualTo(LAST.toString());
        when().get("/api/v1/features/NEW?published-at=2024-06-28T12:00:00Z")
                .then()
                .statusCode(404);
        String incremental = published.contentHash();
        build("{\"full\": true}");
        assertThat(published.contentHash()).isEqualTo(incremental);
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        when().get("/api/v1/features/NOPE").then().statusCode(404).contentType("application/problem+json");
        given().queryParam("days-back", 0).get("/api/v1/target-coverage").then().statusCode(400);
        when().get("/api/v1/features/S01?from=2024-06-02&to=2024-06-01").then().statusCode(400);
        assertThat(refused("to", "+300000000-01-01")).contains("to=+300000000-01-01 is not allowed");
        for (String instant : List.of("yesterday", "2024-06-28", "+400000-01-01T00:00:00Z")) {
            assertThat(refused("published-at", instant)).contains("published-at=" + instant + " is not allowed");
        }
        when().get("/api/v1/breadth").then().statusCode(404);
        given().contentType(ContentType.JSON)
                .body("{\"type\": \"build-features\", \"parameters\": {\"from\": \"yesterday\"}}")
                .post("/api/v1/operations")
                .then()
                .statusCode(400);
    }

    private static String refused(String parameter, String value) {
        return given().queryParam(parameter, value)
                .get("/api/v1/features/S01")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .asString();
    }
}
