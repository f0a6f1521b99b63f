package io.ballast.feature;

import java.time.LocalDate;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.feature.support.AfterTheLastSession;
import io.ballast.feature.support.HalfYear;
import io.ballast.feature.support.PublishedMarket;
import io.ballast.feature.support.PublishedRows;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static io.ballast.feature.support.HalfYear.GONE_AFTER;
import static io.ballast.feature.support.HalfYear.LAST;
import static io.ballast.feature.support.HalfYear.SESSIONS;
import static io.ballast.feature.support.HalfYear.STOCKS;
import static io.ballast.feature.support.HalfYear.symbol;
import static io.ballast.feature.support.Operations.build;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

/** Builds of what changed end in the bytes of a build from nothing. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(AfterTheLastSession.class)
class IncrementsIT {
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
    void shouldWriteTheSameBytesFromOneMoreSessionAsFromNothing() {
        market.run("delete from ingestion.published_bars where session = '" + LAST + "'");
        JsonPath first = build("{}");
        long full = first.getLong("result.rows");
        publishBars(LAST);
        JsonPath incremental = build("{}");

        String hash = published.contentHash();
        String coverage = published.coverage();
        assertThat(incremental.getLong("result.rows")).isLessThan(full / 5).isPositive();
        assertThat(incremental.getBoolean("result.full")).isFalse();
        assertThat(build("{}").getLong("result.rows"))
                .as("rows without a change")
                .isZero();
        JsonPath again = build("{\"full\": true}");
        assertThat(published.contentHash()).isEqualTo(hash);
        assertThat(published.coverage()).isEqualTo(coverage);
        shouldCompareBuilds(first, incremental, again);
    }

    private static void shouldCompareBuilds(JsonPath first, JsonPath incremental, JsonPath again) {
        String url = "/api/v1/feature-builds/" + incremental.getString("result.buildId");
        List<Object> left = when().get(url + "/sessions").jsonPath().getList("");
        assertThat(left).as("every session, whichever build wrote it").hasSize(SESSIONS.size());

        JsonPath day = when().get(url + "/differences?against=" + first.getString("result.buildId"))
                .jsonPath();
        assertThat(day.getList("sessions")).hasSizeLessThan(10);
        assertThat(day.getString("sessions[-1].session")).isEqualTo(LAST.toString());
        assertThat(day.getInt("sessions[-1].before.rows")).isZero();
        assertThat(day.getInt("sessions[-1].now.rows")).isEqualTo(STOCKS - 1);
        assertThat(day.getString("sessions[0].before.contentHash"))
                .isNotEqualTo(day.getString("sessions[0].now.contentHash"));
        assertThat(when().get(url + "/differences?against=" + again.getString("result.buildId"))
                        .jsonPath()
                        .getList("sessions"))
                .as("a day against a build from nothing")
                .isEmpty();
        when().get(url + "/differences").then().statusCode(400);
        when().get("/api/v1/feature-builds/yesterday/sessions").then().statusCode(404);
    }

    @Test
    void shouldReachBackWhenADelistingBecomesKnown() {
        market.run("update ingestion.published_universe set delisted_on = null where symbol = 'S00'");
        build("{}");
        assertThat(published.number("select count(*) from feature.published_features where label_terminal"))
                .isZero();
        market.run("update ingestion.published_universe set delisted_on = '" + SESSIONS.get(GONE_AFTER)
                + "' where symbol = 'S00'");

        build("{\"from\": \"" + LAST + "\"}");

        String hash = published.contentHash();
        assertThat(published.number("select count(*) from feature.published_features where label_terminal"))
                .isEqualTo(5);
        build("{\"full\": true}");
        assertThat(published.contentHash()).isEqualTo(hash);
    }

    @Test
    void shouldBuildEverythingWhereThePublishedRowsAreOfOtherCode() {
        JsonPath first = build("{}");
        String hash = published.contentHash();
        assertThat(first.getString("result.reason")).contains("no build has left anything");
        market.run("""
                update feature.feature_row set rsi_14 = rsi_14 + 1 where symbol = 'S05';
                update feature.feature_build set definitions = replace(definitions, ' rsi_14=', ' rsi_14=0')""");

        JsonPath renewed = build("{}");

        assertThat(renewed.getBoolean("result.full")).isTrue();
        assertThat(renewed.getString("result.reason")).endsWith("other definitions of rsi_14");
        assertThat(published.contentHash()).isEqualTo(hash);
        JsonPath builds = when().get("/api/v1/feature-builds").jsonPath();
        assertThat(builds.getString("[0].reason")).isEqualTo(renewed.getString("result.reason"));
        assertThat(builds.getString("[0].definitions"))
                .hasSize(16)
                .isEqualTo(first.getString("result.definitions"))
                .isNotEqualTo(builds.getString("[1].definitions"));
        assertThat(build("{}").getString("result.reason")).isNull();

        market.run("update feature.feature_build set definitions = ''");
        assertThat(build("{}").getString("result.reason")).contains("not known of which code");
        assertThat(build("{\"full\": true}").getString("result.reason")).isEqualTo("it was asked for");
        assertThat(build("{\"variables\": {\"TARGET_HORIZON_DAYS\": \"7\"}}").getString("result.reason"))
                .contains("horizon=7", "built with benchmark=IWM horizon=5");
    }

    @Test
    void shouldExpectNothingOfADayDeclaredClosedUntilThatIsWithdrawn() {
        LocalDate closed = SESSIONS.get(100);
        market.run("delete from ingestion.published_bars where session = '" + closed + "'");
        build("{}");
        assertThat(expectedCells(closed)).as("all are missing").isEqualTo(STOCKS - 1);
        double before = targetCoverage();

        assertThat(returns(SESSIONS.get(101))).as("over a missing session").isZero();

        market.update("insert into ingestion.published_closures values (?)", closed);
        JsonPath declared = build("{}");

        assertThat(declared.getBoolean("result.full")).isTrue();
        assertThat(declared.getString("result.reason"))
                .contains("declared closed are [" + closed + "]", "built with []");
        assertThat(returns(SESSIONS.get(101))).isEqualTo(STOCKS - 1);
        assertThat(daysPassedOver()).isEqualTo(1);
        assertThat(expectedCells(closed)).isZero();
        assertThat(published.number("select universe_symbols from feature.published_session_coverage where session = '"
                        + closed + "'"))
                .isEqualTo(STOCKS - 1);
        assertThat(targetCoverage()).isGreaterThan(before);
        shouldBeAsFromNothing();

        market.run("update ingestion.published_bars set close = close * 1.01 where symbol = 'S07' and session = '"
                + SESSIONS.get(98) + "'");
        market.note("bar", SESSIONS.get(98), "S07");
        assertThat(build("{}").getBoolean("result.full"))
                .as("a change beside the closure")
                .isFalse();
        shouldBeAsFromNothing();

        market.run("delete from ingestion.published_closures");
        assertThat(daysPassedOver()).as("the rows are those of before").isEqualTo(1);
        assertThat(build("{}").getString("result.reason")).contains("declared closed are []");
        assertThat(expectedCells(closed)).isEqualTo(STOCKS - 1);
        assertThat(returns(SESSIONS.get(101))).isZero();
        assertThat(targetCoverage()).isEqualTo(before);
        assertThat(daysPassedOver()).isZero();
        shouldBeAsFromNothing();
    }

    private long daysPassedOver() {
        return published.number("select count(*) from feature.published_closures");
    }

    private void shouldBeAsFromNothing() {
        String coverage = published.coverage();
        String hash = published.contentHash();
        build("{\"full\": true}");
        assertThat(published.coverage()).isEqualTo(coverage);
        assertThat(published.contentHash()).isEqualTo(hash);
    }

    @Test
    void shouldCountTheClosureOfTheLatestSessionAtOnce() {
        market.run("delete from ingestion.published_bars where session = '" + LAST + "'");
        build("{}");
        assertThat(expectedCells(LAST)).isEqualTo(STOCKS - 1);
        int matured = maturedSessions();

        market.update("insert into ingestion.published_closures values (?)", LAST);
        assertThat(maturedSessions()).as("labels are those of before").isEqualTo(matured);
        build("{}");

        assertThat(expectedCells(LAST)).isZero();
        assertThat(maturedSessions()).isEqualTo(matured - 1);
        shouldBeAsFromNothing();
    }

    private long returns(LocalDate session) {
        return published.number(
                "select count(ret_1d) from feature.published_features where session = '" + session + "'");
    }

    private long expectedCells(LocalDate session) {
        return published.number(
                "select expected_cells from feature.published_session_coverage where session = '" + session + "'");
    }

    private static int maturedSessions() {
        return when().get("/api/v1/target-coverage?days-back=90").jsonPath().getInt("maturedSessions");
    }

    private static double targetCoverage() {
        return when().get("/api/v1/target-coverage?days-back=90").jsonPath().getDouble("targetCoverage.fwd_ret");
    }

    private void publishBars(LocalDate session) {
        for (int i = 1; i < STOCKS; i++) {
            market.bar(symbol(i), session, 40 + i, 2000);
        }
        market.bar("IWM", session, 55, 2000);
    }
}
