package io.ballast.ingestion;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.testkit.ServersResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Bars that the provider corrects: what was known before, what is listed of it, and what is looked at anew. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
class RevisedBarsIT extends FilledMarket {

    @Test
    @Order(1)
    void shouldKeepARevisedBarWithTheTimeItBecameKnown() {
        String cell = "symbol = 'IWM' and session = '2024-12-02'";
        String close = service.value("select close from ingestion.published_bars where " + cell);
        service.execute("update ingestion.daily_bar set close = close + 1, high = high + 1 where " + cell);
        String others = "select md5(string_agg(b::text, '|' order by symbol, session)) from ingestion.published_bars b"
                + " where not (" + cell + ")";
        String before = service.value(others);
        String snapshot = snapshot();

        JsonPath operation = service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-12-02", "to", "2024-12-03"));

        assertThat(operation.getLong("result.revised")).isEqualTo(1);
        assertThat(changesSince(snapshot)).containsExactly("bar IWM 2024-12-02 2024-12-02");
        assertThat(service.value("select close from ingestion.published_bars where " + cell))
                .isEqualTo(close);
        assertThat(service.value("select known_at = (select instant from ballast.business_clock)"
                        + " from ingestion.published_bars where " + cell))
                .isEqualTo("t");
        assertThat(service.value(others)).isEqualTo(before);
        String asOf = "select count(*) from ingestion.published_bars_as_of("
                + "(select instant from ballast.business_clock) - interval '1 second') where " + cell + " and close = "
                + close + " + 1";
        assertThat(service.count(asOf)).as("what was known before").isEqualTo(1);
        assertThat(service.count("select count(*) from ingestion.published_bars_as_of(now() + interval '30 years')"))
                .isEqualTo(service.count("select count(*) from ingestion.published_bars"));
        String url = "/api/v1/bars/IWM?from=2024-12-02&to=2024-12-02&known-at=";
        assertThat(service.get(url + "2024-12-03T00:00:00Z").getDouble("[0].close"))
                .isEqualTo(Double.parseDouble(close) + 1);
        assertThat(service.get(url + "2024-12-02T15:00:00Z").getList("")).isEmpty();
    }

    private String snapshot() {
        return service.value("select pg_current_snapshot()");
    }

    private List<String> changesSince(String snapshot) {
        return service.column("select concat_ws(' ', kind, symbol, first_session, last_session)"
                + " from ingestion.published_changes_since('" + snapshot + "') order by 1");
    }

    @Test
    @Order(2)
    void shouldListWhatTheProviderCorrectedOfTheLastFiveSessions() {
        String sql = "select distinct session from ingestion.published_bars order by session desc limit 6";
        List<String> sessions = service.column(sql);
        for (String session : List.of(sessions.get(4), sessions.get(5))) {
            service.execute("update ingestion.daily_bar set volume = volume * 2 where symbol = 'IWM' and session = '"
                    + session + "'");
        }

        JsonPath operation = service.succeed("daily-ingest", Map.of());

        assertThat(operation.getInt("result.lookedAtAgain")).isEqualTo(5);
        assertThat(operation.getList("result.corrections.session")).containsExactly(sessions.get(4));
        assertThat(operation.getDouble("result.corrections[0].volumeBefore"))
                .isEqualTo(operation.getDouble("result.corrections[0].volume") * 2);
        JsonPath listed = service.get("/api/v1/corrections?symbol=IWM&run=" + operation.getString("runId"));
        assertThat(listed.getList("session")).containsExactly(sessions.get(4));
        assertThat(listed.getDouble("[0].volumeBefore")).isEqualTo(listed.getDouble("[0].volume") * 2);
        assertThat(listed.getString("[0].knownAt"))
                .startsWith(service.value(
                        "select to_char(instant at time zone 'UTC', 'YYYY-MM-DD')" + " from ballast.business_clock"));
        RestAssured.get("/api/v1/corrections?symbol=NOPE").then().statusCode(404);
        assertThat(service.succeed("daily-ingest", Map.of()).getList("result.corrections"))
                .isEmpty();
    }

    @Test
    @Order(3)
    void shouldNameASuspectBarUntilItIsCorrected() {
        String halved = "symbol = 'IWM' and session = '2024-11-20'";
        service.execute("update ingestion.daily_bar set open = open / 2, high = high / 2, low = low / 2,"
                + " close = close / 2 where " + halved);
        service.execute("update ingestion.daily_bar set volume = volume + 1"
                + " where symbol = 'IWM' and session = '2024-12-03'");

        service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-12-03", "to", "2024-12-03"));

        JsonPath found = service.get("/api/v1/findings?symbol=IWM&kind=scale-error");
        assertThat(found.getLong("total")).isEqualTo(1);
        assertThat(found.getString("findings[0].session")).isEqualTo("2024-11-20");
        assertThat(found.getDouble("findings[0].observed")).isCloseTo(0.5, within(0.05));
        assertThat(found.getString("findings[0].detail")).contains("limit", "near 1/2");
        RestAssured.get("/api/v1/findings?kind=odd").then().statusCode(400);
        RestAssured.get("/api/v1/findings?symbol=NOPE").then().statusCode(404);
        for (String range : List.of("findings", "corrections", "absences", "reconciliation", "bars/IWM")) {
            RestAssured.get("/api/v1/" + range + "?from=2024-02-02&to=2024-01-02")
                    .then()
                    .statusCode(400)
                    .body("detail", org.hamcrest.Matchers.containsString("2024-01-02 is before"));
        }

        service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-11-20", "to", "2024-11-20"));

        assertThat(service.get("/api/v1/findings?symbol=IWM&from=2024-11-20&to=2024-11-21")
                        .getLong("total"))
                .isZero();
    }

    @Test
    @Order(4)
    void shouldMeasureJanuaryAnewWhenDecemberIsCorrected() {
        nextEvening();
        service.succeed("daily-ingest", Map.of());
        String edge = "select %s(session) from ingestion.daily_bar where symbol = 'IWM' and session %s '2025-01-01'";
        String december = service.value(edge.formatted("max", "<"));
        String january = service.value(edge.formatted("min", ">"));
        service.execute("""
                update ingestion.daily_bar as bar set open = later.open, high = later.high, low = later.low,
                    close = later.close, volume = later.volume
                from ingestion.daily_bar as later
                where bar.symbol = 'IWM' and bar.session = '%1$s' and later.symbol = 'IWM' and later.session = '%2$s';
                update ingestion.daily_bar set volume = volume + 1 where symbol = 'IWM' and session = '%2$s'""".formatted(december, january));
        refetch(january);
        String repeats = "/api/v1/findings?symbol=IWM&kind=stale-repeat&from=" + january + "&to=" + january;
        assertThat(service.get(repeats).getLong("total")).isEqualTo(1);

        refetch(december);

        assertThat(service.get(repeats).getLong("total")).isZero();
    }

    private void refetch(String session) {
        service.succeed("ingest-date-range", Map.of("symbols", List.of("IWM"), "from", session, "to", session));
    }
}
