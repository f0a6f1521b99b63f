package io.ballast.monitor;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.application.WriteMorningReport;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.FakeContext;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class MorningReportIT {

    private static final LocalDate FROM = LocalDate.of(2017, 11, 1);
    private static final LocalDate BEFORE = LocalDate.of(2018, 2, 6);
    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);

    TestServers servers;
    StandInServices services;

    @Inject
    WriteMorningReport writer;

    @Inject
    StatusBoard board;

    private PublishedMarket market;

    @BeforeEach
    void setUp() {
        services.failing(false);
        services.upcoming("{\"items\":[]}");
        market = new PublishedMarket(servers);
        market.include(300);
        market.bars(300, FROM, LATEST);
        market.features(300, 300, 300, FROM, LATEST);
        market.rows(300, BEFORE);
        market.rows(300, LATEST);
        market.predictions(300, "blend", BEFORE);
        market.predictions(300, "blend", LATEST);
    }

    @Test
    void shouldTellTheHoldersOfNamesWhatBecameOfThem() {
        for (String symbol : new String[] {"S1", "S2", "OLD", "S4", "S5", "S6", "S7"}) {
            put("watchlist/" + symbol, "{\"author\":\"Ada\",\"note\":\"long\"}").statusCode(200);
        }
        market.execute("update monitor.watched_name set added_on = '2018-01-02'");
        market.execute("update ingestion.test_member set delisted_on = '2018-02-07' where symbol = 'S1'");
        market.execute("delete from feature.test_feature where symbol = 'S2' and session = '2018-02-07'");
        market.absent(2, 2, LATEST, "provider-missing", "polygon");
        market.execute("insert into ingestion.test_symbol_change values ('OLD', '2018-02-07', 'S3')");
        market.execute("insert into ingestion.test_action values ('S4', '2018-02-08', 'split', 1, 2, null, now())");
        market.execute(
                "insert into ingestion.test_bar_version values ('S5', '2018-02-01', 1.5, '2018-02-07T23:30:00Z')");
        services.upcoming(
                "{\"items\":[{\"symbol\":\"S4\",\"exDate\":\"2018-02-08\",\"kind\":\"split\",\"splitFrom\":1.0,"
                        + "\"splitTo\":2.0},{\"symbol\":\"S6\",\"exDate\":\"2018-02-08\",\"kind\":\"dividend\",\"cashAmount\":0.5}]}");
        decide("evening", true);

        write("evening");

        get("morning-report?date=2018-02-07")
                .body("session", equalTo("2018-02-07"))
                .body("before", equalTo("2018-02-06"))
                .body("next", equalTo("2018-02-08"))
                .body("certified", equalTo(true))
                .body("universe.left.symbol", contains("S1"))
                .body("universe.left.reason", contains("delisted"))
                .body("universe.joined", hasSize(0))
                .body("universe.renamed.ticker", contains("OLD"))
                .body("coverage.lost.symbol", contains("S2"))
                .body("coverage.lost.cause", contains("provider-missing"))
                .body("coverage.causes.provider-missing", equalTo(1))
                .body("ranks.model", equalTo("blend"))
                .body("revised", equalTo(1))
                .body("revisions[0].before", equalTo(1.5f))
                .body("held", equalTo(7))
                .body("alerts.symbol", contains("S3", "S1", "S2", "S4", "S5", "S6"))
                .body(
                        "alerts.kind",
                        contains("RENAMED", "LEFT_UNIVERSE", "NO_DATA", "ACTION_AHEAD", "REVISED", "ACTION_AHEAD"))
                .body("alerts[3].detail", equalTo("split 2 for 1 on 2018-02-08"))
                .body("alerts[5].detail", equalTo("dividend of 0.5 a share on 2018-02-08"))
                .body("summary", containsString("6 alerts for the 7 watched names"));
    }

    @Test
    void shouldNoticeALargeChangeOfRank() {
        put("watchlist/S300", "{\"author\":\"Ada\"}").statusCode(200);
        market.execute("update model.test_prediction set prediction = substr(symbol, 2)::float8");
        market.execute(
                "update model.test_prediction set prediction = 0 where symbol = 'S300' and session = '2018-02-07'");
        decide("ranks", true);

        write("ranks");

        get("morning-report")
                .body("ranks.moved", equalTo(1))
                .body("ranks.moves[0].symbol", equalTo("S300"))
                .body("ranks.moves[0].causes", hasItem("price +10.0 %"))
                .body("ranks.topDecileKept", equalTo(29 / 30f))
                .body("alerts.kind", contains("RANK_CHANGED"));
    }

    @Test
    void shouldKeepWhatItWroteAsJsonMarkdownAndPage() {
        put("watchlist/S1", "{\"author\":\"Ada\"}").statusCode(200);
        market.execute(
                "insert into ingestion.test_action values ('S1', '2018-02-08', 'dividend', null, null, 0.25, now())");
        decide("kept", false);
        write("kept");
        market.execute("truncate ingestion.test_action");

        write("kept");
        board.refresh();

        get("morning-report")
                .contentType("application/json")
                .body("certified", equalTo(false))
                .body("alerts", hasSize(1));
        assertThat(as("text/markdown"))
                .contains(
                        "# Morning report: 2018-02-07", "is withheld: too few", "`S1` action-ahead: dividend of 0.25");
        assertThat(as("text/html")).contains("<h1>Morning report: 2018-02-07</h1>", "dividend of 0.25 a share");
        get("status").body("morning.session", equalTo("2018-02-07")).body("morning.alerts", hasSize(1));
        assertThat(given().get("/").asString()).contains("S1 action-ahead: dividend of 0.25 a share on 2018-02-08");
    }

    @Test
    void shouldBeWrittenThoughNobodyTellsWhatIsAnnounced() {
        decide("alone", true);
        services.failing(true);

        write("alone");

        get("morning-report").body("session", equalTo("2018-02-07"));
    }

    @Test
    void shouldSayWhatToDoWhereNothingWasDecided() {
        board.refresh();

        given().get("/api/v1/morning-report")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("hint", containsString("./ballast eod"));
        given().get("/api/v1/morning-report?date=yesterday")
                .then()
                .statusCode(400)
                .body("detail", containsString("date=yesterday"));
        get("status").body("morning", nullValue());
    }

    @Test
    void shouldKeepAWatchlist() {
        put("watchlist", "{\"author\":\"Ada\",\"items\":[{\"symbol\":\"S2\"},{\"symbol\":\"S1\",\"note\":\"long\"}]}")
                .statusCode(200)
                .body("items.symbol", contains("S1", "S2"))
                .body("items[0].note", equalTo("long"))
                .body("items[0].addedOn", equalTo("2018-02-07"));
        given().delete("/api/v1/watchlist/S1").then().statusCode(204);
        get("watchlist").body("items.symbol", contains("S2"));
        given().delete("/api/v1/watchlist/S1").then().statusCode(404);
        put("watchlist/S%201", "{\"author\":\"Ada\"}")
                .statusCode(400)
                .body("detail", containsString("symbol=S 1"))
                .body("hint", notNullValue());
        put("watchlist/S3", "{}").statusCode(400).body("detail", containsString("author"));
        put("watchlist", "{\"author\":\"Ada\",\"items\":[{\"symbol\":\"S2\"},{\"symbol\":\"S2\"}]}")
                .statusCode(400)
                .body("detail", containsString("twice"));
        get("watchlist").body("items.symbol", contains("S2"));
    }

    private void decide(String runId, boolean certified) {
        market.execute("insert into monitor.certificate (run_id, session, certified, predictions_hash, checks, reasons,"
                + " decided_at) values ('" + id(runId) + "', '2018-02-07', " + certified + ", 'hash',"
                + " '[{\"name\":\"breadth\",\"value\":1,\"threshold\":2,\"passed\":" + certified
                + ",\"message\":\"too few\"}]', '{}', '2018-02-08T00:00:00Z')");
    }

    private void write(String runId) {
        OperationOutcome outcome = writer.run(new FakeContext(
                id(runId), WriteMorningReport.TYPE, JsonNodeFactory.instance.objectNode(), () -> false));
        assertThat(outcome.missing()).isNull();
    }

    private static UUID id(String runId) {
        return UUID.nameUUIDFromBytes(runId.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse get(String resource) {
        return given().get("/api/v1/" + resource).then().statusCode(200);
    }

    private static ValidatableResponse put(String resource, String body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/" + resource)
                .then();
    }

    private static String as(String type) {
        return given().accept(type)
                .get("/api/v1/morning-report?date=2018-02-07")
                .then()
                .header("Content-Type", equalTo(type + ";charset=UTF-8"))
                .extract()
                .asString();
    }
}
