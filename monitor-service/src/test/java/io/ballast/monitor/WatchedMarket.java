package io.ballast.monitor;

import java.time.LocalDate;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.support.Broker;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;

/** A market of 300 symbols on which all is well until a test takes something away, and what the monitor says of it. */
abstract class WatchedMarket {

    static final LocalDate FROM = LocalDate.of(2017, 11, 1);
    static final LocalDate LATEST = LocalDate.of(2018, 2, 7);

    TestServers servers;

    StandInServices services;

    @Inject
    ObjectMapper json;

    @Inject
    StatusBoard board;

    PublishedMarket market;

    Broker broker;

    @BeforeEach
    void setUp() {
        services.failing(false);
        services.impact("{}");
        broker = new Broker(servers.bootstrapServers(), json);
        market = new PublishedMarket(servers);
        // Of other classes: where a run was, what is missing is late.
        market.execute("truncate monitor.pipeline_run cascade");
        market.include(300);
        market.bars(300, FROM, LATEST);
        market.features(300, 300, 300, FROM, LATEST);
        market.predictions(300, "ridge", LATEST);
        market.statements(300, LocalDate.of(2017, 9, 30), LocalDate.of(2017, 11, 10));
    }

    @AfterEach
    void tearDown() {
        broker.close();
    }

    /** The provider has nothing of the first symbols on the latest session. */
    void drop(int symbols) {
        market.rows(300, LATEST.minusDays(1));
        market.absent(1, symbols, LATEST, "provider-missing", "polygon");
        market.features(300 - symbols, 0, 0, LATEST, LATEST);
        market.execute(
                "insert into feature.test_feature select symbol, session from ingestion.test_bar where session = '"
                        + LATEST + "' and symbol <> 'IWM' and symbol <> 'SPY'");
        market.execute("update feature.test_coverage set universe_symbols = 300, expected_cells = 300 where session = '"
                + LATEST + "'");
    }

    static String metrics() {
        return given().get("/q/metrics").asString();
    }

    static ValidatableResponse incidents(String state) {
        return given().get("/api/v1/incidents?state=" + state).then().statusCode(200);
    }

    static ValidatableResponse putRule(String name, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/v1/rules/" + name)
                .then();
    }
}
