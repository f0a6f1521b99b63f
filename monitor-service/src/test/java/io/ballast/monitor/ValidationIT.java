package io.ballast.monitor;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Shares the application of {@link VerdictIT}. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class ValidationIT {

    private static final LocalDate FROM = LocalDate.of(2017, 11, 1);
    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);

    TestServers servers;

    private PublishedMarket market;

    @BeforeEach
    void setUp() {
        market = new PublishedMarket(servers);
        market.include(20);
        market.bars(20, FROM, LATEST);
        market.features(20, 20, 20, FROM, LATEST);
    }

    @Test
    void shouldFindNothingInAHealthyStore() {
        JsonPath report = validate(Map.of());

        assertThat(report.getString("status")).as(report.prettify()).isEqualTo("OK");
        assertThat(report.getString("summary")).isEqualTo("No rule is broken.");
        assertThat(check(report, "features-match-bars").get("checked")).isEqualTo(67);
        assertThat(check(report, "bars-sane").get("checked")).isEqualTo(67 * 21);
    }

    @Test
    void shouldNameTheSessionWhoseFeaturesAreMissingRows() {
        market.execute("update feature.test_coverage set row_count = 13 where session = '2018-02-05'");

        JsonPath report = validate(Map.of());

        assertThat(report.getString("status")).isEqualTo("CRITICAL");
        Map<String, Object> broken = check(report, "features-match-bars");
        assertThat(broken).containsEntry("found", 1).containsEntry("status", "CRITICAL");
        assertThat(broken.get("examples").toString()).contains("2018-02-05", "20 bars, 13 feature rows");
        String url = "/api/v1/validation-reports/" + report.getString("id");
        assertThat(given().get(url + "/findings?rule=features-match-bars").asString())
                .startsWith("key,evidence")
                .contains("2018-02-05,\"20 bars, 13 feature rows\"");
        given().accept("*/*").get(url).then().contentType(ContentType.JSON).body("status", equalTo("CRITICAL"));
        given().accept("text/markdown")
                .get(url)
                .then()
                .statusCode(200)
                .contentType("text/markdown;charset=UTF-8")
                .body(containsString("| features-match-bars |"))
                .body(containsString("Membership is assumed on 25.0 % of the members' days"));
        given().accept("text/html")
                .get(url)
                .then()
                .statusCode(200)
                .body(containsString("features-match-bars</a>"), containsString("assumed on 25.0 %"));
        given().get(url + "/findings?rule=odd").then().statusCode(400).body("detail", containsString("rule=odd"));
        given().accept("application/json")
                .get("/api/v1/validation-reports/none")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldNameTheSessionThatWasNeverBuiltButNotOneThatWaitsForItsBuild() {
        market.execute("delete from feature.test_coverage where session in ('2018-02-05', '2018-02-07')");

        JsonPath report = validate(Map.of());

        Map<String, Object> broken = check(report, "features-match-bars");
        assertThat(broken).containsEntry("found", 1).containsEntry("status", "CRITICAL");
        assertThat(broken.get("examples").toString()).contains("2018-02-05", "20 bars, 0 feature rows");
    }

    @Test
    void shouldCompareWithTheValidationBefore() {
        market.execute("update feature.test_coverage set row_count = 13 where session >= '2018-02-05'");
        validate(Map.of("symbols", List.of("S1")));
        validate(Map.of("full", true));
        market.execute("update feature.test_coverage set row_count = 20 where session > '2018-02-05'");

        JsonPath report = validate(Map.of("full", true));

        assertThat(check(report, "features-match-bars"))
                .as("though the clock stands still")
                .containsEntry("found", 1)
                .containsEntry("foundBefore", 3);
        assertThat(report.getDouble("assumedMembership")).isEqualTo(0.25);
    }

    @Test
    void shouldKeepEachOfSoManyFindingsThatTheyAreReadInSteps() {
        market.execute("insert into ingestion.test_quarantine (symbol, session, reason)"
                + " select 'S' || n, date '2018-02-07', 'price' from generate_series(1, 2345) as n");

        JsonPath report = validate(Map.of());

        assertThat(check(report, "bars-quarantined")).containsEntry("found", 2345);
        String findings = given().get(
                        "/api/v1/validation-reports/" + report.getString("id") + "/findings?rule=bars-quarantined")
                .asString();
        assertThat(findings.lines().skip(1)).hasSize(2345).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellSuspectsOfEachKindByTheRuleThatLooksForThem() {
        market.execute("insert into ingestion.test_suspect values ('S1', '2018-02-07', 'price-jump'),"
                + " ('S2', '2018-02-07', 'scale-error'), ('S3', '2018-02-07', 'wide-range'),"
                + " ('S4', '2018-02-06', 'volume-spike'), ('S5', '2018-02-07', 'volume-spike'),"
                + " ('S6', '2018-02-07', 'stale-repeat')");

        JsonPath all = validate(Map.of());
        JsonPath some = validate(Map.of("symbols", List.of("S1", "S5")));

        assertThat(check(all, "jumps-explained")).containsEntry("found", 3);
        assertThat(check(all, "volumes-usual")).containsEntry("found", 2);
        assertThat(check(all, "bars-fresh")).containsEntry("found", 1);
        assertThat(check(all, "bars-fresh").get("examples").toString()).contains("S6 2018-02-07", "stale-repeat");
        assertThat(check(some, "jumps-explained")).containsEntry("found", 1);
        assertThat(check(some, "volumes-usual")).containsEntry("found", 1);
        assertThat(check(some, "bars-fresh")).containsEntry("found", 0);
    }

    @Test
    void shouldRefuseParametersItDoesNotKnow() {
        given().contentType(ContentType.JSON)
                .body(Map.of("type", "run_validation", "parameters", Map.of("full", "yes")))
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body("detail", containsString("full="));
    }

    @Test
    void shouldRefuseSymbolsNobodyKnows() {
        given().contentType(ContentType.JSON)
                .body(Map.of("type", "run-validation", "parameters", Map.of("symbols", List.of("S1", "s2", "NOPE"))))
                .post("/api/v1/operations")
                .then()
                .statusCode(400)
                .body("detail", containsString("symbols=NOPE,s2 is not allowed"));
    }

    private static JsonPath validate(Map<String, Object> parameters) {
        String id = given().contentType(ContentType.JSON)
                .body(Map.of("type", "run-validation", "parameters", parameters))
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        JsonPath operation = await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/api/v1/operations/" + id).jsonPath(), path -> !List.of("queued", "running")
                        .contains(path.getString("state")));
        assertThat(operation.getString("state")).as(operation.prettify()).isEqualTo("succeeded");
        return given().accept("application/json")
                .get("/api/v1/validation-reports/" + operation.getString("result.id"))
                .jsonPath();
    }

    private static Map<String, Object> check(JsonPath report, String rule) {
        return report.getMap("checks.find { it.rule == '" + rule + "' }");
    }
}
