package io.ballast.monitor;

import java.time.LocalDate;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** Where the loss behind a breach lies: the parts add up to it, and one command repairs it. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class AttributionIT extends WatchedMarket {

    @Test
    void shouldNoticeASessionNobodyDecidedOnWithoutAnyEvent() {
        market.execute("insert into monitor.certificate values ('earlier', '2018-02-05', true, 'hash',"
                + " '[{\"name\":\"no-fallback\",\"value\":0,\"threshold\":0,\"passed\":true,\"message\":\"none\"}]', '{}',"
                + " '2018-02-06T01:00:00Z')");
        board.refresh();

        incidents("open")
                .body("items", hasSize(1))
                .body("items[0].cause", equalTo("decision:not-decided"))
                .body("items[0].symptoms.rule", contains("session-undecided"))
                .body("items[0].symptoms[0].value", equalTo(2.0f));
        attribution("session-undecided")
                .body("lost", equalTo(600))
                .body("parts.find { it.cause == 'not-decided' }.cells", equalTo(300))
                .body("parts.find { it.cause == 'not-predicted' }.cells", equalTo(300))
                .body("since", equalTo("2018-02-06"))
                .body("repair", equalTo("./ballast train"));
    }

    @Test
    void shouldExplainEveryTargetThatIsMissing() {
        LocalDate first = LocalDate.of(2018, 1, 9);
        LocalDate last = LocalDate.of(2018, 1, 31);
        LocalDate early = LocalDate.of(2017, 8, 1);
        market.bars(0, early, FROM.minusDays(1));
        market.labels(1, 50, first, last, "1", "0.01", "null");
        market.execute("delete from ingestion.test_bar where symbol = 'IWM' and session = '2018-01-31'");
        market.labels(51, 150, first, last, "null", "0.01", "null");
        LocalDate gap = LocalDate.of(2018, 1, 25);
        market.labels(151, 160, first, LocalDate.of(2018, 1, 17), "1", "0.01", "0.01");
        market.labels(151, 160, LocalDate.of(2018, 1, 18), LocalDate.of(2018, 1, 24), "1", "null", "null");
        market.labels(151, 160, gap.plusDays(1), last, "1", "0.01", "0.01");
        market.absent(151, 160, gap, "provider-missing", "polygon");
        market.labels(166, 170, first, last, "1", "null", "null");
        market.labels(171, 172, early, last, "null", "0.01", "null");
        market.labels(173, 300, first, last, "1", "0.01", "0.01");
        market.countLabels();
        board.refresh();

        int expected = 16 * 300;
        int covered = 16 * 128 + 10 * 10;
        given().get("/api/v1/target-coverage")
                .then()
                .body("targets.fwd_ret_resid.expectedCells", equalTo(expected))
                .body("targets.fwd_ret_resid.cells", equalTo(covered));
        attribution("target-coverage-low")
                .body("lost", equalTo(expected - covered))
                .body(cells("benchmark-missing"), equalTo(16 * 50 + 2))
                .body(cells("short-history"), equalTo(16 * 100))
                .body(cells("provider-missing"), equalTo(10 * 6))
                .body(cells("not-built"), equalTo(16 * 5))
                .body(cells("label-undefined"), equalTo(16 * 5))
                .body(cells("beta-undefined"), equalTo(15 * 2))
                .body("since", equalTo("2018-01-09"))
                .body(
                        "repair",
                        allOf(
                                startsWith("./ballast ingest --symbol IWM,S151,"),
                                endsWith(" --start-date 2018-01-25 --end-date 2018-01-31")));
    }

    @Test
    void shouldExplainTheFallbackTargetAsWell() {
        try {
            putRule(
                            "plain-target-low",
                            "{\"metric\":\"target-coverage\",\"scope\":\"fwd_ret\",\"comparison\":\"below\","
                                    + "\"threshold\":0.99,\"severity\":\"warning\",\"runbook\":\"docs/runbook.md\","
                                    + "\"author\":\"Ada\",\"note\":\"both\"}")
                    .statusCode(200);
            LocalDate first = LocalDate.of(2018, 1, 9);
            market.labels(1, 290, first, LATEST, "1", "0.01", "0.01");
            market.labels(291, 295, first, LATEST, "1", "null", "null");
            market.countLabels();
            board.refresh();

            attribution("plain-target-low")
                    .body("loss", equalTo("FWD_RET"))
                    .body("lost", equalTo(16 * 10))
                    .body(cells("label-undefined"), equalTo(16 * 5))
                    .body(cells("not-built"), equalTo(16 * 5));
        } finally {
            putRule("plain-target-low", "{\"enabled\":false,\"author\":\"Ada\",\"note\":\"done\"}");
            market.execute("delete from monitor.rule where name = 'plain-target-low'");
        }
    }

    @Test
    void shouldExplainCellsWithFewFeatures() {
        market.rows(240, LATEST);
        market.execute("update feature.test_feature set ret_5d = null, beta_63 = null where length(symbol) = 2");
        market.absent(281, 300, LATEST, "quarantined", "polygon");
        market.features(300, 300, 300, LATEST, LATEST);
        market.execute("update feature.test_coverage set covered_cells = 231 where session = '" + LATEST + "'");
        board.refresh();

        attribution("feature-coverage-low")
                .body("loss", equalTo("VALUES"))
                .body("lost", equalTo(300 - 231))
                .body(cells("short-history"), equalTo(9))
                .body(cells("not-built"), equalTo(40))
                .body(cells("quarantined"), equalTo(20))
                .body("symbols", equalTo(69));
    }

    @Test
    void shouldNameWhoLeftWhenBreadthFalls() {
        market.rows(300, LATEST.minusDays(1));
        market.execute(
                "insert into feature.test_feature select 'S' || n, '2018-02-07' from generate_series(61, 300) n");
        market.execute("create or replace view ingestion.published_membership as select symbol,"
                + " date '2010-01-04' as from_session,"
                + " case when substr(symbol, 2)::int <= 60 then date '2018-02-07' end as to_session,"
                + " 'delisted'::text as reason, date '2018-02-07' as decided_on"
                + " from ingestion.test_member where included and not benchmark");
        market.features(240, 240, 240, LATEST, LATEST);
        board.refresh();

        incidents("open").body("items.cause", contains("universe:shrunk"));
        attribution("breadth-drop-critical")
                .body("loss", equalTo("BREADTH"))
                .body("lost", equalTo(60))
                .body("parts.cause", contains("left-universe"))
                .body("repair", equalTo("./ballast universe rebuild"));
    }

    @Test
    void shouldExplainOldStatements() {
        market.execute("truncate ingestion.test_statement");
        market.statements(300, LocalDate.of(2016, 10, 31), LocalDate.of(2016, 12, 10));
        board.refresh();

        float sessions = incidents("open")
                .body("items.cause", contains("fundamentals:old"))
                .extract()
                .path("items[0].symptoms[0].value");
        attribution("fundamentals-stale")
                .body("lost", equalTo((int) (300 * sessions)))
                .body("parts.cause", contains("statement-old"))
                .body("repair", equalTo("./ballast fundamentals upsert"));
    }

    private static ValidatableResponse attribution(String rule) {
        String id = incidents("open").extract().path("items.find { it.symptoms.rule.contains('" + rule + "') }.id");
        assertThat(id).as("an incident with the symptom " + rule).isNotNull();
        return given().get("/api/v1/incidents/" + id).then().rootPath("attributions.'" + rule + "'");
    }

    private static String cells(String cause) {
        return "parts.findAll { it.cause == '" + cause + "' }.cells.sum()";
    }

    @Test
    void shouldTellBarsThatCannotBeBelieved() {
        market.execute("insert into ingestion.test_suspect select 'S' || n, '2018-02-07', 'stale-repeat'"
                + " from generate_series(1, 30) n");
        market.execute("insert into ingestion.test_suspect values ('S7', '2018-02-06', 'scale-error'),"
                + " ('S8', '2018-01-02', 'scale-error')");
        board.refresh();

        incidents("open")
                .body("items.cause", containsInAnyOrder("figures:repeated", "figures:scale"))
                .body("items.find { it.cause == 'figures:scale' }.symptoms[0].value", equalTo(1.0f));
        attribution("bars-repeated")
                .body("lost", equalTo(30))
                .body("parts[0].provider", equalTo("polygon"))
                .body("repair", startsWith("./ballast ingest --symbol S1,S10,"));
        attribution("prices-off-scale")
                .body("lost", equalTo(1))
                .body("topSymbols[0].symbol", equalTo("S7"))
                .body("repair", equalTo("./ballast ingest --symbol S7 --start-date 2018-02-06 --end-date 2018-02-06"));
    }

    @Test
    void shouldNoticeThatTheBenchmarkHasNoBar() {
        market.execute("delete from ingestion.test_bar where symbol = 'IWM' and session = '2018-02-07'");
        board.refresh();

        incidents("open").body("items.cause", contains("benchmark:missing"));
        attribution("benchmark-missing")
                .body("lost", equalTo(1))
                .body("topSymbols[0].symbol", equalTo("IWM"))
                .body("repair", equalTo("./ballast ingest --symbol IWM --start-date 2018-02-07 --end-date 2018-02-07"));
    }

    @Test
    void shouldMissNoBenchmarkBeforeTheStoreBegins() {
        market.execute("delete from ingestion.test_bar where session < '2018-02-06'");
        board.refresh();

        incidents("unresolved").body("items.symptoms.rule.flatten()", not(hasItem("benchmark-missing")));

        market.execute("delete from ingestion.test_bar where symbol = 'IWM' and session = '2018-02-06'");
        board.refresh();

        attribution("benchmark-missing").body("lost", equalTo(1)).body("since", equalTo("2018-02-06"));
    }
}
