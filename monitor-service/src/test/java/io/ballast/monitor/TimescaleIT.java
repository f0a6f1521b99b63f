package io.ballast.monitor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.TimescaleStore;
import io.ballast.monitor.domain.health.TimescaleStatements;
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
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

/** Monthly bars without the extension, and of the statements with it what PostgreSQL itself can run. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class TimescaleIT {

    private static final String MONTHS =
            "select symbol || ' ' || month || ' ' || concat_ws(' ', open, high, low, close, volume)"
                    + " from monitor.published_monthly_bars order by symbol, month";

    private static final List<String> EXPECTED =
            List.of("A 2018-01-01 10 12 8 11 300", "A 2018-02-01 22 26 18 24 100", "B 2018-02-01 5 5 5 5 7");

    TestServers servers;

    @Inject
    TimescaleStore store;

    @Inject
    Database database;

    private PublishedMarket market;

    @BeforeEach
    void setUp() {
        market = new PublishedMarket(servers);
        market.execute("create table if not exists ingestion.test_price (symbol text, session date, open float8,"
                + " high float8, low float8, close float8, volume float8, price_factor float8, split_factor float8)");
        market.execute("truncate ingestion.test_price");
        market.execute("insert into ingestion.test_price values ('A', '2018-01-30', 10, 12, 9, 11, 100, 1, 1),"
                + " ('A', '2018-01-31', 11, 12, 8, 11, 200, 1, 1), ('A', '2018-02-01', 11, 13, 9, 12, 200, 2, 2),"
                + " ('B', '2018-02-01', 5, 5, 5, 5, 7, 1, 1)");
        market.execute(
                "create or replace view ingestion.published_bars as select symbol, session, open, high, low, close,"
                        + " volume, open as vwap, 1::bigint as trade_count, price_factor, split_factor, 'polygon'::text as provider,"
                        + " now() as known_at from ingestion.test_price; grant select on ingestion.published_bars to ballast_reader");
    }

    @AfterEach
    void tearDown() {
        market.execute("drop table if exists monitor.daily_bar_copy");
        store.executeAsOwner(TimescaleStatements.withoutExtension());
    }

    @Test
    void shouldShowMonthlyBarsByAPlainViewWithoutTheExtension() throws SQLException {
        assertThat(months()).isEqualTo(EXPECTED);
        given().get("/api/v1/timescale")
                .then()
                .body("version", nullValue())
                .body("checks.find { it.name == 'monthly bars' }.status", equalTo("HEALTHY"))
                .body("checks.detail", hasItem("monitor.published_monthly_bars is a plain view"));
        given().get("/api/v1/timescale/setup")
                .then()
                .body("note", containsString("no TimescaleDB"))
                .body("statements", equalTo(TimescaleStatements.withoutExtension()));
    }

    @Test
    void shouldMakeTheViewAgainAndAsOftenAsAsked() throws SQLException {
        market.execute("drop view monitor.published_monthly_bars");
        given().get("/api/v1/timescale")
                .then()
                .body("checks.find { it.name == 'monthly bars' }.status", equalTo("WARNING"));

        assertThat(setUpOperation().getString("state")).isEqualTo("succeeded");
        assertThat(setUpOperation().getString("state")).isEqualTo("succeeded");

        assertThat(months()).isEqualTo(EXPECTED);
    }

    @Test
    void shouldKeepTheCopyEqualToWhatIsStored() throws SQLException {
        List<String> first = TimescaleStatements.withExtension("public").subList(0, 2);
        store.executeAsOwner(first);
        store.executeAsOwner(first);
        store.execute(TimescaleStatements.refresh());
        market.execute("update ingestion.test_price set close = 11.5 where symbol = 'A' and session = '2018-01-31'");
        market.execute("delete from ingestion.test_price where symbol = 'B'");

        store.execute(TimescaleStatements.refresh());

        assertThat(store.hasCopy()).isTrue();
        assertThat(rows("select symbol || ' ' || session || ' ' || close || ' ' || volume from monitor.daily_bar_copy"
                        + " order by 1"))
                .containsExactly("A 2018-01-30 11 100", "A 2018-01-31 11.5 200", "A 2018-02-01 24 100");
    }

    @Test
    void shouldExchangeTheViewsSourceAndTellWhichItIs() throws SQLException {
        List<String> all = TimescaleStatements.withExtension("public");
        market.execute("create table monitor.monthly_bar as select * from monitor.published_monthly_bars");
        try {
            store.executeAsOwner(all.subList(all.size() - 2, all.size()));

            given().get("/api/v1/timescale")
                    .then()
                    .body("checks.detail", hasItem("monitor.published_monthly_bars reads a continuous aggregate"));
            assertThat(months()).isEqualTo(EXPECTED);
        } finally {
            store.executeAsOwner(TimescaleStatements.withoutExtension());
            market.execute("drop table monitor.monthly_bar");
        }
    }

    @Test
    void shouldNameTheStatementThatIsRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> store.executeAsOwner(TimescaleStatements.withExtension("public")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("create_hypertable('monitor.daily_bar_copy'");
    }

    private static JsonPath setUpOperation() {
        String id = given().contentType(ContentType.JSON)
                .body("{\"type\":\"set-up-timescale\",\"parameters\":{}}")
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/api/v1/operations/" + id).jsonPath(), path -> !List.of("queued", "running")
                        .contains(path.getString("state")));
    }

    /** As the monitor's own role sees it. */
    private List<String> months() {
        return database.query(MONTHS, row -> row.getString(1));
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
