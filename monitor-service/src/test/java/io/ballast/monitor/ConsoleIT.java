package io.ballast.monitor;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class ConsoleIT {

    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);

    TestServers servers;

    @Inject
    StatusBoard board;

    @Inject
    ObjectMapper json;

    @TestHTTPResource("/api/v1/status/events")
    URL events;

    private PublishedMarket market;

    @BeforeEach
    void setUp() {
        market = new PublishedMarket(servers);
        market.include(250);
        market.features(250, 250, 250, LocalDate.of(2017, 11, 1), LATEST);
        board.refresh();
    }

    @Test
    void shouldShowTheVerdictWithoutAnyScript() {
        String page = given().get("/")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .extract()
                .asString();

        assertThat(page).contains("250 of 250 included symbols have features on 2018-02-07");
        assertThat(page).containsPattern("<h1 id=\"sentence\">[^<]+</h1>");
        assertThat(page).contains("The history is one of survivors");
        assertThat(page).contains("Membership is assumed on 25.0 % of the members");
    }

    @Test
    void shouldBringEverythingThePageNeeds() throws Exception {
        String page = given().get("/").asString();
        Matcher reference =
                Pattern.compile("(?:href|src)=\"(/console/[^\"]+)\"").matcher(page);
        int files = 0;
        while (reference.find()) {
            assertThat(reference.group(1)).contains("?v=");
            given().get(reference.group(1)).then().statusCode(200);
            files++;
        }
        assertThat(files).isGreaterThanOrEqualTo(4);
        Matcher state = Pattern.compile("<script id=\"state\" type=\"application/json\">(.*?)</script>")
                .matcher(page);
        assertThat(state.find()).isTrue();
        JsonNode status = json.readTree(state.group(1));
        assertThat(status.path("breadth").path("symbolsWithFeatures").asInt()).isEqualTo(250);
        assertThat(status.path("history")).hasSizeGreaterThan(50);
    }

    @Test
    @Timeout(60)
    void shouldTellWhatChangesWhileItIsWatched() throws Exception {
        try (BufferedReader stream =
                new BufferedReader(new InputStreamReader(events.openStream(), StandardCharsets.UTF_8))) {
            assertThat(next(stream).path("breadth").path("status").asText()).isEqualTo("OK");

            market.features(80, 80, 80, LATEST, LATEST);

            String status = "OK";
            while (status.equals("OK")) {
                status = next(stream).path("breadth").path("status").asText();
            }
            assertThat(status).isEqualTo("CRITICAL");
        }
    }

    private JsonNode next(BufferedReader stream) throws Exception {
        String line = stream.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = stream.readLine();
        }
        assertThat(line).isNotNull();
        return json.readTree(line.substring("data:".length()));
    }
}
