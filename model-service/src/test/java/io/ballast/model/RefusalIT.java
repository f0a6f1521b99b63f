package io.ballast.model;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.model.application.FailedTrainings;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What cannot be done is refused, named, and changes nothing. */
@QuarkusTest
@TestProfile(RunningService.Evening.class)
@QuarkusTestResource(ServersResource.class)
class RefusalIT extends RunningService {

    @Inject
    FailedTrainings failures;

    @Test
    @Order(10)
    void shouldRefuseWhatItCannotDo() {
        refused("train-models", Map.of("windowYears", 0)).body("detail", containsString("windowYears=0"));
        refused("predict", Map.of("variables", Map.of("RIDGE_LAMBDA", "0")))
                .body("detail", containsString("RIDGE_LAMBDA=0"));
        refused("train-models", Map.of("variables", Map.of("TRAIN_MODELS", "oracle")))
                .body(
                        "detail",
                        containsString("TRAIN_MODELS=oracle is not allowed: some of lightgbm,random-forest,ridge,"));
        String id = submit("train-models", run(5), Map.of("session", "2018-02-10"));
        assertThat(state(id)).isEqualTo("failed");
        given().get("/api/v1/operations/" + id)
                .then()
                .body("attempts", equalTo(1))
                .body("error.message", containsString("session=2018-02-10 is no session with features"));
        given().get("/api/v1/models/oracle/versions").then().statusCode(404).body("detail", containsString("oracle"));
        given().get("/api/v1/predictions?session=yesterday").then().statusCode(400);
        given().get("/api/v1/training-runs?limit=0").then().statusCode(400);
    }

    @Test
    @Order(20)
    void shouldChangeNothingByWhatItRefuses() throws Exception {
        succeed("train-models", run(1), Map.of());
        String before = everything();

        for (Map<String, Object> refused : List.<Map<String, Object>>of(
                Map.of("minTargetCoverage", 1.5),
                Map.of("minTargetCoverage", -0.1),
                Map.of("variables", Map.of("MIN_TARGET_COVERAGE", "1.5")),
                Map.of("variables", Map.of("RECEIPT_MODELS", "oracle")))) {
            refused("train-models", refused).body("detail", containsString("not allowed"));
        }
        for (String path : List.of("models/oracle/live", "models/oracle/backtest", "predictions?model=oracle")) {
            given().get("/api/v1/" + path).then().statusCode(404).body("detail", containsString("oracle"));
        }
        execute(
                "alter view feature.published_session_coverage rename to hidden",
                "create view feature.published_session_coverage as select * from feature.hidden where false",
                "grant select on feature.published_session_coverage to ballast_reader");
        try {
            assertThat(error("train-models")).isEqualTo("There are no features at all");
        } finally {
            execute(
                    "drop view feature.published_session_coverage",
                    "alter view feature.hidden rename to published_session_coverage");
        }
        execute("alter view feature.published_features rename column ret_1d to ret_day");
        try {
            assertThat(error("predict")).contains("features [ret_1d] are not published");
        } finally {
            execute("alter view feature.published_features rename column ret_day to ret_1d");
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @Order(30)
    void shouldKnowTheTrainingsOfTheScheduleThatFailed() {
        LocalDate first = PublishedMarket.session(0);
        assertThat(failures.last(PublishedMarket.LATEST.plusDays(30))).isEmpty();

        assertThat(state(submit("train-models", run(14), Map.of("session", first.toString()))))
                .isEqualTo("failed");

        assertThat(failures.last(first)).hasValue(first);
        assertThat(failures.last(PublishedMarket.LATEST)).hasValue(first);
        assertThat(failures.last(first.minusDays(1))).isEmpty();
    }

    /** What an operation ends with at its first attempt. */
    private static String error(String type) {
        String id = submit(type, "refused", Map.of());
        assertThat(state(id)).isEqualTo("failed");
        given().get("/api/v1/operations/" + id).then().body("attempts", equalTo(1));
        return given().get("/api/v1/operations/" + id).path("error.message");
    }

    /** Trainings, versions, champions and predictions with their verdicts. */
    private String everything() throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("""
                        select concat_ws(' ', (select count(*) from model.training_run),
                            (select count(*) from model.model_version), (select count(*) from model.alias_change),
                            (select count(*) from model.training_fit), (select count(*) from model.drift),
                            (select md5(string_agg(p::text, ',' order by p::text)) from model.published_predictions p))""")) {
            row.next();
            return row.getString(1);
        }
    }
}
