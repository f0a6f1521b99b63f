package io.ballast.monitor;

import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** The monitor as the gateway to the other services. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class GatewayIT extends LedRuns {

    @Test
    void shouldNotCallAnOperationUnknownWhileItsServiceIsSilent() {
        String id = submit("build_features", "{}");
        services.silent(true);
        try {
            given().get("/api/v1/operations/" + id)
                    .then()
                    .statusCode(503)
                    .body("detail", containsString("does not answer"));
            given().delete("/api/v1/operations/" + id).then().statusCode(503);
        } finally {
            services.silent(false);
        }
        given().get("/api/v1/operations/" + id).then().body("state", equalTo("queued"));
    }

    @Test
    void shouldRouteOperationsToTheServiceThatOwnsThem() {
        String id = submit("build_features", "{}");

        given().get("/api/v1/operations/" + id).then().statusCode(200).body("type", equalTo("build-features"));
        given().get("/api/v1/operations?limit=500").then().body("items.id", hasItem(id));
        given().delete("/api/v1/operations/" + id).then().body("state", equalTo("cancelled"));
        given().get("/api/v1/operations/" + UUID.randomUUID()).then().statusCode(404);
        post("{\"type\":\"predict\"}").statusCode(400).body("detail", equalTo("no model yet"));
        post("{\"type\":\"fly\"}")
                .statusCode(400)
                .body("hint", containsString("historical-backfill"))
                .body("hint", containsString("bootstrap"));
    }

    @Test
    void shouldPassReadsOnToTheServiceThatOwnsThem() {
        given().get("/api/v1/bars/AAPL?from=2018-01-01&to=2018-02-01")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("path", equalTo("/api/v1/bars/AAPL?from=2018-01-01&to=2018-02-01"));
        given().get("/api/v1/universe").then().statusCode(200);
        given().get("/api/v1/models/ridge/versions").then().statusCode(200);
        given().get("/api/v1/bars/NOPE").then().statusCode(404).body("detail", equalTo("no NOPE"));
        given().get("/api/v1/nothing").then().statusCode(404);
        assertThat(services.requests()).contains("GET /api/v1/models/ridge/versions");
    }

    @Test
    void shouldPassOnWhatAPersonTells() {
        given().contentType("application/json")
                .body("{\"kind\":\"exclude\"}")
                .put("/api/v1/universe/rulings/BRK.B")
                .then()
                .statusCode(200)
                .body("said", equalTo("{\"kind\":\"exclude\"}"));
        given().delete("/api/v1/calendar-overrides/2018-12-05").then().statusCode(200);
        given().delete("/api/v1/bars/AAPL").then().statusCode(405).body("detail", containsString("only be read"));
        assertThat(services.requests())
                .contains("DELETE /api/v1/calendar-overrides/2018-12-05")
                .doesNotContain("DELETE /api/v1/bars/AAPL");
    }
}
