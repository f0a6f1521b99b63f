package io.ballast.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.kit.clock.ControlledClock;
import io.ballast.model.application.Build;
import io.ballast.model.domain.training.Making;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** The same session is trained again, by other releases of the service. */
@QuarkusTest
@TestProfile(ProvenanceIT.ManyReleases.class)
@QuarkusTestResource(ServersResource.class)
class ProvenanceIT extends RunningService {

    private static final Making FIRST =
            new Making("0.1.0+1a2b3c4d5e6f", Map.of("ejml", "0.46.1", "xgboost4j", "3.0.4"));
    private static final Making SECOND = new Making("0.2.0+0123456789ab", FIRST.libraries());
    private static final Making UPDATED = new Making(SECOND.code(), Map.of("ejml", "0.46.1", "xgboost4j", "3.1.0"));

    @Inject
    Release release;

    @Inject
    ControlledClock clock;

    /** What the service takes itself for. */
    @Alternative
    @Singleton
    static class Release implements Build {
        private volatile Making making = FIRST;

        @Override
        public Making making() {
            return making;
        }
    }

    /** The service can be told what it is built from. */
    public static final class ManyReleases implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return new Evening().getConfigOverrides();
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Release.class);
        }
    }

    @Test
    @Order(10)
    void shouldRegisterAnotherVersionWhenAnotherReleaseTrainsTheSameSession() throws Exception {
        train(FIRST, run(1));
        train(SECOND, run(2));

        assertThat(versions(run(2))).hasSize(4).doesNotContainAnyElementsOf(versions(run(1)));
        given().get("/api/v1/models/xgboost/versions")
                .then()
                .body("items.codeVersion", containsInAnyOrder(FIRST.code(), SECOND.code()));
        assertThat(number("select count(distinct artifact) from model.model_version where name = 'xgboost'"))
                .as("this release learns the same")
                .isEqualTo(1);
        succeed("predict", run(3), Map.of());
        assertThat(predicted(run(3))).as("by the models of the second").isEqualTo(predicted(run(2)));
        String version = versions(run(3)).get(0);
        given().get("/api/v1/models/ridge/versions/" + version + "/card.md")
                .then()
                .body(containsString("| code | " + SECOND.code() + " |"));
    }

    @Test
    @Order(20)
    void shouldRegisterAnotherVersionWhenALibraryWasUpdated() {
        train(UPDATED, run(4));

        assertThat(versions(run(4))).doesNotContainAnyElementsOf(versions(run(2)));
        given().get("/api/v1/models/xgboost/versions?limit=10")
                .then()
                .body("items", hasSize(3))
                .body("items.findAll { it.libraries.xgboost4j == '3.1.0' }", hasSize(1));
    }

    @Test
    @Order(30)
    void shouldRegisterNothingNewWhenTheFirstReleaseIsBackAtAnotherTimeWithMoreThreads() {
        Instant before = clock.instant();
        clock.moveTo(before.minus(Duration.ofMinutes(10)));
        train(FIRST, run(5), Map.of("variables", Map.of("XGBOOST_THREADS", "3")));
        clock.moveTo(before);

        assertThat(predicted(run(5))).isEqualTo(predicted(run(1)));
        given().get("/api/v1/models/xgboost/versions?limit=10").then().body("items", hasSize(3));
    }

    @Test
    @Order(40)
    void shouldPublishNothingWhenAVersionIsKeptWithOtherContent() throws Exception {
        String ridge = versions(run(1)).get(0);
        execute("update model.model_version set artifact = '\\x00' where name = 'ridge' and version = '" + ridge + "'");

        String training = submit("train-models", run(6), Map.of());

        assertThat(state(training)).isEqualTo("failed");
        given().get("/api/v1/operations/" + training)
                .then()
                .body(
                        "error.message",
                        allOf(
                                containsString("Version " + ridge + " of ridge is kept with other content"),
                                containsString(FIRST.code())))
                .body("error.hint", containsString("committed"));
        assertThat(events("predictions-ready", run(6))).isEmpty();
        given().get("/api/v1/training-runs").then().body("items.findAll { it.runId == '" + run(6) + "' }", hasSize(0));
        given().get("/api/v1/models/ridge/versions?limit=10")
                .then()
                .body("items.find { it.version == '" + ridge + "' }.codeVersion", equalTo(FIRST.code()));
    }

    private void train(Making making, String runId) {
        train(making, runId, Map.of());
    }

    private void train(Making making, String runId, Map<String, Object> parameters) {
        release.making = making;
        succeed("train-models", runId, parameters);
    }

    /** Versions of what a run published, in the order of publication. */
    private List<String> versions(String runId) {
        return predicted(runId).stream().map(line -> line.split(" ")[1]).toList();
    }
}
