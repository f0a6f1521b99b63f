package io.ballast.feature.support;

import java.time.Duration;
import java.util.List;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Operations of the service under test. */
public final class Operations {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Operations() {}

    /**
     * Builds features, and expects that it succeeds.
     *
     * @param parameters JSON
     * @return the operation
     */
    public static JsonPath build(String parameters) {
        return ended("build-features", parameters, "succeeded");
    }

    /**
     * Runs an operation to its end.
     *
     * @param type of it
     * @param parameters JSON
     * @param state in which it is expected to end
     * @return the operation
     */
    public static JsonPath ended(String type, String parameters, String state) {
        JsonPath operation = ended(submit(type, parameters));
        assertThat(operation.getString("state"))
                .as(operation.getString("error.message"))
                .isEqualTo(state);
        return operation;
    }

    /**
     * Waits for the end of an operation.
     *
     * @param id of it
     * @return the operation
     */
    public static JsonPath ended(String id) {
        await().atMost(PATIENCE).until(() -> !List.of("queued", "running")
                .contains(when().get("/api/v1/operations/" + id).jsonPath().getString("state")));
        return when().get("/api/v1/operations/" + id).jsonPath();
    }

    /**
     * Submits an operation.
     *
     * @param type of it
     * @param parameters JSON
     * @return id
     */
    public static String submit(String type, String parameters) {
        return given().contentType(ContentType.JSON)
                .body("{\"type\": \"" + type + "\", \"parameters\": " + parameters + "}")
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id");
    }
}
