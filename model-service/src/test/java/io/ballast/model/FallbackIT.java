package io.ballast.model;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.model.application.CoverageLosses;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.CoverageAttribution.Part;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.LossCause;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

/** What is learned, predicted and told when targets are missing. */
@QuarkusTest
@TestProfile(RunningService.Evening.class)
@QuarkusTestResource(ServersResource.class)
class FallbackIT extends RunningService {

    @Inject
    CoverageLosses losses;

    @Test
    @Order(10)
    void shouldFallBackWhenThePrimaryTargetIsMostlyMissing() throws Exception {
        succeed("train-models", run(1), Map.of());
        assertThat(metric("ballast_target_fallback_active")).isZero();
        double fallbacks = metric("ballast_target_fallback_total");
        try (Connection owner = servers.owner()) {
            new PublishedMarket(owner).loseBenchmark();
        }
        // Two values of a style are not changed by clipping, so that standardised it correlates as it is.
        execute("update feature.sample set mom_252_21 = case when symbol < 'SYM20' then 1 else -1 end where session = '"
                + LATEST + "'");

        succeed("train-models", run(4), Map.of());

        predictionsReady(run(4), 4);
        JsonNode trained = events("model-trained", run(4)).get(0);
        assertThat(trained.path("fallback").asBoolean()).isTrue();
        assertThat(trained.path("selectedTarget").asText()).isEqualTo("fwd_ret");
        assertThat(trained.path("coverage").path("fwd_ret_resid").asDouble()).isBetween(0.1, 0.2);
        assertThat(number("select count(*) from model.published_predictions where target = 'fwd_ret'"))
                .isEqualTo(4 * (PublishedMarket.SYMBOLS - 1));
        assertThat(number("""
                select count(*) from (
                    select corr(p.prediction, f.beta_63) as r from model.published_predictions p
                    join (select distinct on (symbol) symbol, beta_63 from feature.published_features
                          where beta_63 is not null order by symbol, session desc) f using (symbol)
                    where p.target = 'fwd_ret' group by p.model) as by_model
                where abs(r) < 1e-9"""))
                .as("models whose predictions are neutral to beta")
                .isEqualTo(4);
        assertThat(number("""
                select corr(p.prediction, f.mom_252_21) from model.published_predictions p
                join feature.published_features f using (symbol, session)
                where p.target = 'fwd_ret' and p.model = 'blend-neutral'""")).as("momentum in what is neutral to it").isCloseTo(0, within(1e-9));
        assertThat(metric("ballast_target_fallback_active")).isEqualTo(1);
        assertThat(metric("ballast_target_fallback_total")).isEqualTo(fallbacks + 1);
        given().get("/api/v1/target-selections")
                .then()
                .body("items.outcome", containsInAnyOrder("primary", "fallback"))
                .body("items.replayedOutcome", everyItem(oneOf("primary", "fallback")))
                .body("items[0].coverage.keySet()", containsInAnyOrder("window", "last-60", "last-10"));
        String fallback = "items.find { it.outcome == 'fallback' }.";
        int members = PublishedMarket.SYMBOLS - 1;
        given().get("/api/v1/target-selections")
                .then()
                .body(fallback + "receipts.model", contains("ridge", "xgboost"))
                .body(fallback + "receipts[0].cost.sessions", greaterThan(0))
                .body(fallback + "attribution.span", equalTo("last-60"))
                .body(fallback + "attribution.expectedCells", equalTo(65 * members))
                .body(fallback + "attribution.coveredCells", equalTo(0))
                .body(fallback + "attribution.causes.benchmark-missing", equalTo(60 * members))
                .body(fallback + "attribution.causes.not-matured", equalTo(5 * members))
                .body("items.findAll { it.outcome == 'primary' }.attribution", everyItem(nullValue()));
    }

    @Test
    @Order(12)
    void shouldSplitTheLowCoverageOfASessionThatIsOnlyPredicted() {
        succeed("predict", run(14), Map.of());

        String selections = "items.findAll { it.runId in ['" + run(4) + "', '" + run(14) + "'] }.";
        given().get("/api/v1/target-selections")
                .then()
                .body(selections + "trained", containsInAnyOrder(true, false))
                .body(selections + "attribution.causes.unique()", hasSize(1))
                .body(selections + "attribution.coveredCells.unique()", contains(0))
                .body("items.find { it.runId == '" + run(14) + "' }.receipts", hasSize(0));
    }

    @Test
    @Order(15)
    void shouldLetTheChampionPredictWhenNobodyIsExpectedOnTheLatestSessions() throws Exception {
        execute("update feature.sample_coverage set expected_cells = 0, fwd_ret_cells = 0, fwd_ret_resid_cells = 0"
                + " where session > date '" + PublishedMarket.session(PublishedMarket.SESSIONS - 16) + "'");

        succeed("train-models", run(13), Map.of());

        assertThat(events("model-trained", run(13)).get(0).path("degraded").asBoolean())
                .isTrue();
        String selection = "items.find { it.runId == '" + run(13) + "' }.";
        given().get("/api/v1/target-selections")
                .then()
                .body(selection + "outcome", equalTo("champion"))
                .body(selection + "replayedOutcome", equalTo("champion"))
                .body(selection + "coverage.last-10.maturedSessions", equalTo(10))
                .body(selection + "coverage.last-10.expectedCells", equalTo(0))
                .body(selection + "coverage.last-10.fwdRet", nullValue())
                .body(
                        selection + "explanation",
                        containsString("the last 10 matured sessions, which have no expected"));
    }

    @Test
    @Order(20)
    void shouldLetTheChampionPredictWhenNeitherTargetIsCovered() throws Exception {
        List<String> before = predicted(run(4));
        try (Connection owner = servers.owner()) {
            new PublishedMarket(owner).loseLabels();
        }

        succeed("train-models", run(11), Map.of());

        assertThat(predicted(run(11))).isEqualTo(before);
        JsonNode trained = events("model-trained", run(11)).get(0);
        assertThat(trained.path("degraded").asBoolean()).isTrue();
        assertThat(trained.path("models")).hasSize(4);
        assertThat(trained.path("models").get(0).path("ic").asDouble()).isPositive();
        assertThat(tradable()).isZero();
        String selections = "items.findAll { it.runId == '" + run(11) + "' }.";
        given().get("/api/v1/target-selections")
                .then()
                .body(selections + "outcome", contains("champion"))
                .body(selections + "replayedOutcome", contains("champion"))
                .body(selections + "degraded", contains(true))
                .body(selections + "championAge", contains(0))
                .body(selections + "championSession", contains(LATEST));
        given().get("/api/v1/models").then().body("items", hasSize(4));
    }

    @Test
    @Order(25)
    void shouldTrainWhenNeitherTargetIsCoveredAndTheChampionLacksAFeature() throws Exception {
        execute("alter view feature.published_features rename column ret_1d to ret_day");
        try {
            succeed("train-models", run(12), Map.of());
        } finally {
            execute("alter view feature.published_features rename column ret_day to ret_1d");
        }

        assertThat(predicted(run(12))).hasSize(4).isNotEqualTo(predicted(run(11)));
        assertThat(tradable()).isZero();
        String selections = "items.findAll { it.runId == '" + run(12) + "' }.";
        given().get("/api/v1/target-selections")
                .then()
                .body(selections + "outcome", contains("degraded"))
                .body(selections + "championSession", contains(nullValue()));
    }

    @Test
    @Order(30)
    void shouldGiveEachLostCellOneCauseSectorAndAge() throws Exception {
        try (Connection owner = servers.owner()) {
            new PublishedMarket(owner).spoilSingleCells();
        }

        CoverageAttribution attribution = losses.attribute(
                CoverageSpan.WINDOW,
                PublishedMarket.session(82),
                PublishedMarket.session(PublishedMarket.SESSIONS - 6),
                PublishedMarket.LATEST);

        int members = PublishedMarket.SYMBOLS - 1;
        assertThat(attribution.expectedCells()).isEqualTo((PublishedMarket.SESSIONS - 82L) * members);
        assertThat(attribution.parts())
                .containsExactly(
                        new Part(LossCause.NOT_MATURED, "-", "unknown", 5L * (members - 1)),
                        new Part(LossCause.SHORT_HISTORY, "Energy", "under-1-year", 80 + 63 - 82),
                        new Part(LossCause.NOT_MATURED, "Energy", "under-1-year", 5),
                        new Part(LossCause.GAP, "-", "unknown", 2),
                        new Part(LossCause.BETA_UNDEFINED, "-", "unknown", 1));
    }

    @Test
    @Order(40)
    void shouldCountLabelsThatWereKnownOnlyLaterAsNotMatured() throws Exception {
        String from = PublishedMarket.session(82).toString();
        String lastMatured =
                PublishedMarket.session(PublishedMarket.SESSIONS - 26).toString();
        String decided = " from feature.sample_coverage where session between '" + from + "' and '" + lastMatured + "'";

        CoverageAttribution attribution = losses.attribute(
                CoverageSpan.WINDOW,
                LocalDate.parse(from),
                LocalDate.parse(lastMatured),
                PublishedMarket.session(PublishedMarket.SESSIONS - 21));

        assertThat(attribution.lost(LossCause.NOT_MATURED)).isEqualTo(5L * (PublishedMarket.SYMBOLS - 1));
        assertThat((double) attribution.coveredCells()).isEqualTo(number("select sum(fwd_ret_resid_cells)" + decided));
        assertThat((double) attribution.expectedCells() - attribution.lost(LossCause.NOT_MATURED))
                .as("gaps are expected by the ledger only")
                .isEqualTo(number("select sum(expected_cells) + 2" + decided));
    }

    private static double metric(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "(\\{[^}]*})? (\\S+)$")
                .matcher(given().get("/q/metrics").asString());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(2));
    }
}
