package io.ballast.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.testkit.ServersResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The champion predicts while a training takes its place. Both are held at a lock of the database, to meet in a given order. */
@QuarkusTest
@TestProfile(RunningService.Evening.class)
@QuarkusTestResource(ServersResource.class)
class ConcurrentPredictionIT extends RunningService {

    private static final String REGISTRY = "model.alias_change";
    private static final String FEATURES = "feature.sample";

    @Test
    @Order(10)
    void shouldPredictWithTheNewChampionWhenItIsPromotedWhileTheOldOnePredicts() throws Exception {
        succeed("train-models", run(1), Map.of());
        String predicting;
        try (Connection features = servers.owner()) {
            String training;
            try (Connection registry = servers.owner()) {
                hold(registry, REGISTRY, "share row exclusive");
                training = submit("train-models", run(2), otherModels(20));
                awaitWaiting(REGISTRY, 1);
                hold(features, FEATURES, "access exclusive");
                predicting = submit("predict", run(3), Map.of());
                awaitWaiting(FEATURES, 1);
            }
            predicted(run(2));
        }

        assertThat(state(predicting)).isEqualTo("succeeded");
        assertThat(predicted(run(3))).isEqualTo(predicted(run(2))).isNotEqualTo(predicted(run(1)));
        assertThat(currentOfChampion()).isEqualTo(4);
    }

    @Test
    @Order(20)
    void shouldLetTheNewChampionFollowWhenTheOldOnePublishesFirst() throws Exception {
        String predicting;
        String training;
        try (Connection registry = servers.owner()) {
            hold(registry, REGISTRY, "share row exclusive");
            predicting = submit("predict", run(4), Map.of());
            awaitWaiting(REGISTRY, 1);
            training = submit("train-models", run(5), otherModels(30));
            awaitWaiting(REGISTRY, 2);
        }

        assertThat(state(predicting)).isEqualTo("succeeded");
        assertThat(state(training)).isEqualTo("succeeded");
        assertThat(predicted(run(4))).isEqualTo(predicted(run(2)));
        assertThat(predicted(run(5))).isNotEqualTo(predicted(run(2)));
        assertThat(currentOfChampion()).isEqualTo(4);
    }

    private static Map<String, Object> otherModels(int rounds) {
        return Map.of("variables", Map.of("XGBOOST_ROUNDS", Integer.toString(rounds), "PROMOTION_MARGIN", "1"));
    }

    /** Holds a lock until the connection is closed. */
    private static void hold(Connection connection, String table, String mode) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in " + mode + " mode");
        }
    }

    private void awaitWaiting(String table, int sessions) {
        await().atMost(PATIENCE)
                .until(() -> number("select count(distinct pid) from pg_locks where not granted and relation = '"
                                + table + "'::regclass")
                        == sessions);
    }

    /** How many sets that are current were made by versions of the champion. */
    private double currentOfChampion() throws SQLException {
        return number("select count(*) from model.prediction_set s join model.training_run_model m"
                + " on m.name = s.model and m.version = s.version join model.champion using (training_run_id)"
                + " where s.is_current and s.session = '" + LATEST + "'");
    }
}
