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

import io.ballast.feature.support.AfterTheLastSession;
import io.ballast.feature.support.PublishedMarket;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.ballast.feature.support.Operations.build;
import static io.ballast.feature.support.Operations.ended;
import static io.ballast.feature.support.Operations.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What users can check: where a value comes from, and that what was published can be made again. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(AfterTheLastSession.class)
class ProofsIT {
    private static final List<LocalDate> SESSIONS =
            ExchangeCalendar.xnys().between(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 7, 1));
    private static final LocalDate DAY = SESSIONS.get(90);
    private static final int STOCKS = 31;

    TestServers servers;

    private PublishedMarket market;

    @BeforeEach
    void buildMarket() {
        market = new PublishedMarket(servers);
        market.create();
        market.security("IWM", true, null, null);
        for (int i = 0; i < STOCKS; i++) {
            market.security("S%02d".formatted(i), false, SESSIONS.get(0), null);
        }
        market.run("""
                insert into ingestion.published_bars (symbol, session, open, high, low, close, volume, price_factor,
                    split_factor, provider, known_at)
                select symbol, day, close * 0.99, close * 1.02, close * 0.98, close, 1000 + n,
                    case when symbol = 'S01' and n > 80 then 2 else 1 end,
                    case when symbol = 'S01' and n > 80 then 2 else 1 end, 'polygon', day + time '21:00'
                from (
                    select symbol, day, n, 50 + 10 * sin(n * 0.37 + ascii(right(symbol, 1))
                        + ascii(substr(symbol, 2, 1)) * 1.7) as close
                    from ingestion.published_universe, unnest(array[%s]::date[]) with ordinality as days(day, n)
                ) bar""".formatted(String.join(
                ",", SESSIONS.stream().map(day -> "'" + day + "'").toList())));
        market.run("""
                insert into ingestion.published_corporate_actions values ('S01', '%s', 'split', 1, 2, null);
                insert into ingestion.published_shares_outstanding values ('S01', '2023-12-31', '2024-02-01', 1e6);
                insert into ingestion.published_fundamentals values ('S01', '2023-12-31', '2024-02-10', 'annual', 'FY',
                    100, 40, 10, 500, 80, 50, 60, 200)""".formatted(SESSIONS.get(80)));
        build("{}");
    }

    @Test
    void shouldExplainAValueByItsBarsFactorsAndActions() {
        market.run("""
                insert into ingestion.published_bar_versions values ('S01', '%1$s', 1, 2, 1, 1.5, 10, 'alpaca',
                    '%1$s 22:00+00', '%1$s 23:00+00')""".formatted(DAY));

        JsonPath mom = explain("S01", DAY, "mom_21");

        assertThat(mom.getList("values")).hasSize(1);
        assertThat(mom.getDouble("values[0].published")).isEqualTo(mom.getDouble("values[0].recomputed"));
        assertThat(mom.getBoolean("values[0].current")).isTrue();
        assertThat(mom.getList("bars")).hasSize(22);
        double first = mom.getDouble("bars[0].close") * mom.getDouble("bars[0].priceFactor");
        double last = mom.getDouble("bars[21].close") * mom.getDouble("bars[21].priceFactor");
        assertThat(mom.getDouble("bars[21].priceFactor")).isEqualTo(2);
        assertThat(mom.getDouble("bars[21].adjustedClose")).isEqualTo(mom.getDouble("bars[21].close") * 2);
        assertThat(mom.getDouble("values[0].published")).isCloseTo(last / first - 1, within(1e-5));
        assertThat(mom.getString("bars[21].provider")).isEqualTo("polygon");
        assertThat(mom.getString("actions[0].kind")).isEqualTo("split");
        assertThat(mom.getString("revisions[0].provider")).isEqualTo("alpaca");
        assertThat(mom.getList("benchmark")).isEmpty();
        assertThat(explain("S01", DAY, "beta_63").getList("benchmark")).hasSize(64);
        assertThat(explain("S01", DAY, "mkt_ret_5d").getList("benchmark")).hasSize(6);
    }

    @Test
    void shouldExplainEveryValueOfARow() {
        JsonPath row = explain("S01", DAY, null);

        assertThat(row.getList("values.findAll { !it.current }")).isEmpty();
        assertThat(row.getList("values.findAll { it.published == null && it.nullReason == null }"))
                .isEmpty();
        assertThat(row.getList("values.findAll { it.published != null && it.nullReason != null }"))
                .isEmpty();
        assertThat(row.getString("values.find { it.name == 'mom_252' }.nullReason"))
                .contains("needs 253 rows");
        assertThat(row.getString("values.find { it.name == 'cs_z_size_ln' }.nullReason"))
                .contains("only 1 members");
        assertThat(row.getDouble("values.find { it.name == 'cs_z_mom_21' }.published"))
                .isFinite();
        assertThat(row.getString("statement.filingDate")).isEqualTo("2024-02-10");
        assertThat(row.getDouble("shares.carried")).isEqualTo(2e6);
        assertThat(row.getBoolean("built")).isTrue();
        assertThat(row.getBoolean("member")).isTrue();
    }

    @Test
    void shouldSayThatAPublishedValueIsOlderThanItsBars() {
        market.run("update ingestion.published_bars set close = close * 1.01 where symbol = 'S02' and session = '" + DAY
                + "'");

        JsonPath explained = explain("S02", DAY, "ret_1d");

        assertThat(explained.getBoolean("values[0].current")).isFalse();
        assertThat(explained.getDouble("values[0].published"))
                .isNotEqualTo(explained.getDouble("values[0].recomputed"));
    }

    @Test
    void shouldSayWhatCannotBeExplained() {
        market.run("""
                delete from ingestion.published_bars where symbol = 'S03' and session = '%1$s';
                insert into ingestion.published_absences values ('S03', '%1$s', 'halted')""".formatted(DAY));

        assertThat(problem("NOPE", DAY.toString(), null, 404)).contains("no features of 'NOPE'", "upper case");
        assertThat(problem("IWM", DAY.toString(), null, 404)).contains("benchmark");
        assertThat(problem("S01", DAY.toString(), "mom_22", 404)).contains("mom_22", "mom_21, mom_63");
        assertThat(problem("S01", "2024-05-11", null, 404)).contains("no session", "2024-05-10 or 2024-05-13");
        assertThat(problem("S03", DAY.toString(), null, 404)).contains("no bar of S03", "halted");
        assertThat(problem("S01", "1850-01-02", null, 404)).contains("no session", "1990-01-02 to 2035");
        assertThat(problem("S01", "May", null, 400)).contains("session=May");
    }

    @Test
    void shouldProveThatPublishedRowsCanBeMadeAgain() {
        JsonPath proof = operation("prove-reproducible", "{}");

        assertThat(proof.getBoolean("result.identical")).isTrue();
        assertThat(proof.getLong("result.publishedRows")).isEqualTo(STOCKS * (long) SESSIONS.size());
        assertThat(proof.getString("result.rebuiltHash")).isEqualTo(proof.getString("result.publishedHash"));
        assertThat(proof.getString("result.storedHash")).isEqualTo(proof.getString("result.recordedHash"));
        assertThat(proof.getString("result.inputsChangedFrom")).isNull();
        JsonPath week = operation("prove-reproducible", "{\"from\": \"2024-05-06\", \"to\": \"2024-05-12\"}");
        assertThat(week.getLong("result.publishedRows")).isEqualTo(STOCKS * 5L);
        assertThat(week.getBoolean("result.identical")).isTrue();
    }

    @Test
    void shouldExplainAndProveAcrossADayDeclaredClosed() {
        LocalDate next = SESSIONS.get(91);
        market.run("delete from ingestion.published_bars where session = '" + DAY + "'");
        assertThat(explain("S02", next, "ret_1d").getString("values[0].nullReason"))
                .contains("stretch guard", "span 2 sessions");
        market.update("insert into ingestion.published_closures values (?)", DAY);
        JsonPath unbuilt = operation("prove-reproducible", "{}");
        assertThat(unbuilt.getBoolean("result.identical")).isFalse();
        assertThat(unbuilt.getString("result.obstacle")).contains("declared closed are [" + DAY + "]");
        build("{\"full\": true}");

        JsonPath row = explain("S02", next, null);
        assertThat(row.getList("values.findAll { !it.current }")).isEmpty();
        assertThat(row.getDouble("values.find { it.name == 'ret_1d' }.published"))
                .isFinite();
        assertThat(row.getDouble("values.find { it.name == 'zero_volume_21' }.published"))
                .isZero();
        assertThat(explain("S02", next, "adv_usd_21").getList("bars")).hasSize(21);
        assertThat(operation("prove-reproducible", "{}").getBoolean("result.identical"))
                .isTrue();
        assertThat(operation("prove-lookahead", "{\"sessions\": 2}").getBoolean("result.clean"))
                .isTrue();
    }

    @Test
    void shouldProveAlsoAfterManyBuildsThatWroteNothing() {
        market.run("""
                insert into feature.feature_build (build_id, position, run_id, settings, is_full, latest_session, symbols,
                    symbols_with_features, row_count, content_hash, published_at, input_snapshot, last_due, horizon)
                select gen_random_uuid(), position + n, run_id, settings, false, latest_session, symbols,
                    symbols_with_features, 0, 'nothing', published_at, input_snapshot, last_due, horizon
                from feature.feature_build, generate_series(1, 250) as n""");

        assertThat(operation("prove-reproducible", "{}").getBoolean("result.identical"))
                .isTrue();
    }

    @Test
    void shouldNameTheRowsThatCannotBeMadeAgain() {
        market.run("""
                update feature.feature_row set mom_21 = mom_21 + 1e-15 where symbol = 'S04' and session = '%1$s';
                delete from feature.feature_row where symbol = 'S05' and session = '%1$s';
                insert into feature.feature_row (symbol, session, label_terminal, generation)
                select 'ZZZ', '%1$s', false, generation from feature.published_generation
                """.formatted(DAY));

        JsonPath proof = operation("prove-reproducible", "{}");

        assertThat(proof.getBoolean("result.identical")).isFalse();
        assertThat(proof.getLong("result.differingRows")).isEqualTo(3);
        assertThat(proof.getList("result.differences.symbol")).containsExactly("S04", "S05", "ZZZ");
        assertThat(proof.getList("result.differences.what")).containsExactly("differs", "not published", "not rebuilt");
        assertThat(proof.getList("result.differences[0].columns.name")).containsExactly("mom_21");
        assertThat(proof.getString("result.storedHash")).isNotEqualTo(proof.getString("result.recordedHash"));
        assertThat(proof.getString("result.inputsChangedFrom")).isNull();
    }

    @Test
    void shouldSayFromWhenInputsChangedSinceTheBuild() {
        market.run("update ingestion.published_bars set close = close * 1.01 where symbol = 'S02' and session = '" + DAY
                + "'");
        market.note("bar", DAY, "S02");

        JsonPath proof = operation("prove-reproducible", "{}");

        assertThat(proof.getBoolean("result.identical")).isFalse();
        assertThat(proof.getString("result.differences[0].symbol")).isNotNull();
        assertThat(proof.getString("result.inputsChangedFrom")).isEqualTo(DAY.toString());
        assertThat(proof.getString("result.obstacle")).isNull();
        assertThat(operation("prove-reproducible", "{\"from\": \"2030-01-01\"}").getString("state"))
                .isEqualTo("failed");
    }

    @Test
    void shouldNotTakeTheLogOfAnotherServerForUnchanged() {
        market.run("update ingestion.published_bars set close = close * 1.01 where symbol = 'S02' and session = '" + DAY
                + "'");
        String otherServer =
                "update feature.feature_build set input_snapshot = regexp_replace(input_snapshot, '^\\d+ ', '42 ')";
        market.run(otherServer);

        JsonPath proof = operation("prove-reproducible", "{}");

        assertThat(proof.getBoolean("result.identical")).isFalse();
        assertThat(proof.getString("result.inputsChangedFrom")).isNull();
        assertThat(proof.getString("result.obstacle")).contains("of another server");
        assertThat(build("{}").getString("result.reason"))
                .as("whatever its transaction numbers")
                .isEqualTo(proof.getString("result.obstacle"));
        market.run("update feature.feature_build set definitions = replace(definitions, ' rsi_14=', ' rsi_14=0')");
        assertThat(operation("prove-reproducible", "{}").getString("result.obstacle"))
                .contains("other definitions of rsi_14");
    }

    @Test
    void shouldProveThatNoFeatureKnowsTheFuture() {
        JsonPath proof = operation("prove-lookahead", "{\"sessions\": 2, \"seed\": 7}");

        assertThat(proof.getBoolean("result.clean")).isTrue();
        assertThat(proof.getInt("result.builds")).isEqualTo(9);
        assertThat(proof.getInt("result.symbols")).isEqualTo(STOCKS);
        assertThat(proof.getList("result.sessions")).hasSize(2);
        given().contentType(ContentType.JSON)
                .body("{\"type\": \"prove-lookahead\", \"parameters\": {\"sessions\": 0}}")
                .post("/api/v1/operations")
                .then()
                .statusCode(400);
    }

    private static JsonPath explain(String symbol, LocalDate session, String feature) {
        var request = given().queryParam("session", session.toString());
        return (feature == null ? request : request.queryParam("feature", feature))
                .get("/api/v1/features/" + symbol + "/explanation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String problem(String symbol, String session, String feature, int status) {
        var request = given().queryParam("session", session);
        return (feature == null ? request : request.queryParam("feature", feature))
                .get("/api/v1/features/" + symbol + "/explanation")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .extract()
                .asString();
    }

    private static JsonPath operation(String type, String parameters) {
        return ended(submit(type, parameters));
    }
}
