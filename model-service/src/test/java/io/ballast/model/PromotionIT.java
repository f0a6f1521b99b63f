package io.ballast.model;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

/** Which training predicts: promoted, rolled back, and waiting for a person. */
@QuarkusTest
@TestProfile(RunningService.Evening.class)
@QuarkusTestResource(ServersResource.class)
class PromotionIT extends RunningService {

    @Test
    @Order(10)
    void shouldBringBackTheChampionBeforeAndPredictItsBytes() throws Exception {
        succeed("train-models", run(1), Map.of());
        List<String> first = predicted(run(1));
        try (Connection owner = servers.owner()) {
            new PublishedMarket(owner).loseBenchmark();
        }
        succeed("train-models", run(2), Map.of());
        assertThat(predicted(run(2))).isNotEqualTo(first);
        given().get("/api/v1/models/aliases")
                .then()
                .body("items", hasSize(1))
                .body("items[0].alias", equalTo("champion"))
                .body("items[0].checks.passed", everyItem(equalTo(true)));

        given().get("/q/metrics")
                .then()
                .body(matchesPattern("(?s).*ballast_target_fallback_active(\\{[^}]*\\})? 1\\.0.*"));
        succeed("rollback-models", run(90), Map.of("author", "ann", "note", "raw returns are not wanted"));

        succeed("predict", run(6), Map.of());
        assertThat(predicted(run(6))).isEqualTo(first);
        given().get("/api/v1/models/aliases/history")
                .then()
                .body("items.cause", contains("promoted", "promoted", "rolled-back"));
    }

    @Test
    @Order(20)
    void shouldLetTheChampionPredictUntilAPersonPromotesTheChallenger() throws Exception {
        Map<String, Object> manual = Map.of("variables", Map.of("MODEL_PROMOTION", "manual"));
        succeed("train-models", run(7), manual);

        assertThat(predicted(run(7))).isEqualTo(predicted(run(1)));
        assertThat(events("model-trained", run(7)).get(0).path("models"))
                .isEqualTo(events("model-trained", run(1)).get(0).path("models"));
        assertThat(events("model-trained", run(7)).get(0).path("selectedTarget").asText())
                .as("what the champion predicts, though the training fell back")
                .isEqualTo("fwd_ret_resid");
        given().get("/q/metrics")
                .then()
                .body(matchesPattern("(?s).*ballast_target_fallback_active(\\{[^}]*\\})? 0\\.0.*"));
        given().get("/api/v1/models/aliases")
                .then()
                .body("items.alias", contains("champion", "challenger"))
                .body("items[1].cause", equalTo("waiting"));

        Map<String, Object> decision = Map.of("author", "ann", "note", "looked at the card");
        succeed("promote-models", run(91), decision);
        succeed("predict", run(8), Map.of());
        assertThat(predicted(run(8))).isEqualTo(predicted(run(2)));
        given().get("/api/v1/models/aliases").then().body("items[1].trainingRunId", nullValue());
    }

    @Test
    @Order(30)
    void shouldKeepTheChampionWhenADecisionIsIncomplete() {
        refused("rollback-models", Map.of("author", "ann")).body("detail", containsString("note is missing"));
        Map<String, Object> nothing = Map.of("author", "ann", "note", "why", "trainingRunId", new UUID(0, 0));
        assertThat(state(submit("promote-models", run(92), nothing))).isEqualTo("failed");
        assertThat(state(submit("promote-models", run(93), Map.of("author", "ann", "note", "none waits"))))
                .isEqualTo("failed");
        given().get("/api/v1/models/aliases").then().body("items[0].cause", equalTo("promoted"));
    }

    @Test
    @Order(40)
    void shouldPredictTheBytesOfTheTrainingWithAllFiveModels() throws Exception {
        Map<String, Object> all = Map.of(
                "variables",
                Map.of(
                        "TRAIN_MODELS",
                        "ridge,xgboost,xgboost-rank,lightgbm,random-forest",
                        "LIGHTGBM_ROUNDS",
                        "40",
                        "FOREST_ROUNDS",
                        "40",
                        "FOREST_MAX_DEPTH",
                        "5",
                        "PROMOTION_MARGIN",
                        "1"));
        succeed("train-models", run(9), all);
        succeed("predict", run(10), Map.of());

        assertThat(predicted(run(10), 7)).isEqualTo(predicted(run(9), 7));
        assertThat(number("select count(*) from model.training_fit"))
                .as("fits kept after publication")
                .isZero();
        assertThat(number("select count(*) from model.training_cost c join model.champion using (training_run_id)"
                        + " where seconds > 0"))
                .isEqualTo(5);
    }

    @Test
    @Order(50)
    void shouldPredictWithWhatWaitsWhereTheChampionLacksAFeature() throws Exception {
        execute("alter view feature.published_features rename column ret_1d to ret_day");
        try {
            succeed("train-models", run(11), Map.of("variables", Map.of("MODEL_PROMOTION", "manual")));
        } finally {
            execute("alter view feature.published_features rename column ret_day to ret_1d");
        }

        assertThat(predicted(run(11))).hasSize(4).isNotEqualTo(predicted(run(2)));
        given().get("/api/v1/models/aliases").then().body("items[1].cause", equalTo("waiting"));
    }
}
