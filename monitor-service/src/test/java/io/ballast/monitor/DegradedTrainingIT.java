package io.ballast.monitor;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.SessionCertified;
import io.ballast.contracts.SessionWithheld;
import io.ballast.contracts.TrainedModel;
import io.ballast.monitor.support.Chain;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** What becomes of a session whose models found no target to learn from, until a person answers for it or it is mended. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class DegradedTrainingIT extends LedRuns {

    private static final String PAGE = "docs/alerts/BallastTrainingDegraded.md";

    @BeforeEach
    void forgetDecisions() {
        market.execute("truncate monitor.certificate, monitor.incident cascade");
        board.refresh();
    }

    @Test
    void shouldWithholdWhileNobodyAnswersForADegradedTrainingAndCertifyOnceSomebodyDoes() {
        assertThat(withheld(false)).singleElement().asString().contains("learn from and nobody has acknowledged it");

        board.refresh();
        incidents("open")
                .body("items.severity", contains("CRITICAL"))
                .body("items[0].cause", equalTo("targets:not-covered"))
                .body("items[0].symptoms.rule", contains("training-degraded"))
                .body("items[0].symptoms.runbook", contains(PAGE));
        assertThat(metrics()).containsPattern("(?m)^ballast_training_degraded(\\{.*})? 1\\.0");
        assertThat(withheld(false)).as("nobody has looked at it").hasSize(1);

        acknowledge();
        Chain answeredFor = new Chain(UUID.randomUUID().toString(), LATEST);
        announce(answeredFor, false, true);
        broker.await(SessionCertified.class, answeredFor.runId());
        given().get("/api/v1/certificates?limit=1&session=" + LATEST)
                .then()
                .body("items[0].certified", equalTo(true))
                .body(
                        "items[0].checks.find { it.name == 'not-degraded' }.message",
                        equalTo("Neither target was covered well enough to learn from, acknowledged by Ada"));
        board.refresh();
        incidents("acknowledged").body("items.symptoms.rule.flatten()", hasItem("training-degraded"));
    }

    @Test
    void shouldCertifyTheFirstRunThatIsNotDegradedAnyMoreAndEndTheIncidentWithIt() {
        withheld(false);
        board.refresh();
        incidents("open").body("items.symptoms.rule.flatten()", contains("training-degraded"));

        Chain mended = new Chain(UUID.randomUUID().toString(), LATEST);
        announce(mended, false, false);

        broker.await(SessionCertified.class, mended.runId());
        board.refresh();
        incidents("unresolved").body("items", empty());
        assertThat(metrics()).containsPattern("(?m)^ballast_training_degraded(\\{.*})? 0\\.0");
    }

    @Test
    void shouldLetAPersonAnswerForTheCoverageBehindItInTheSameIncident() {
        market.features(300, 300, 30, FROM, LATEST);
        assertThat(withheld(true))
                .anyMatch(reason -> reason.contains("Neither target"))
                .anyMatch(reason -> reason.contains("fell back to fwd_ret"))
                .anyMatch(reason -> reason.contains("below the minimum 60.0 %"))
                .anyMatch(reason -> reason.contains("critical incident"));
        board.refresh();
        incidents("open")
                .body("items.cause", contains("targets:not-covered"))
                .body(
                        "items[0].symptoms.rule",
                        containsInAnyOrder("target-coverage-low", "training-fallback", "training-degraded"));

        acknowledge();

        Chain answeredFor = new Chain(UUID.randomUUID().toString(), LATEST);
        announce(answeredFor, true, true);
        assertThat(broker.await(SessionCertified.class, answeredFor.runId()).checks())
                .filteredOn(check -> List.of("target-coverage", "no-fallback", "not-degraded")
                        .contains(check.name()))
                .extracting(check -> check.value())
                .containsExactly(0.1, 1.0, 1.0);
    }

    @Test
    void shouldNotTakeTheAcknowledgementOfLowCoverageForOneOfTheTrainingThatFollows() {
        market.features(300, 300, 30, FROM, LATEST);
        board.refresh();
        acknowledge();

        assertThat(withheld(false))
                .anyMatch(reason -> reason.contains("Neither target"))
                .anyMatch(reason -> reason.contains("below the minimum 60.0 %"))
                .anyMatch(reason -> reason.contains("critical incident"));
        board.refresh();
        incidents("acknowledged")
                .body("items[0].symptoms.find { it.rule == 'target-coverage-low' }.acknowledgedBy", equalTo("Ada"))
                .body("items[0].symptoms.find { it.rule == 'training-degraded' }.acknowledgedBy", equalTo(null));
        assertThat(withheld(false)).hasSize(3);
    }

    private List<String> withheld(boolean fallback) {
        Chain chain = new Chain(UUID.randomUUID().toString(), LATEST);
        announce(chain, fallback, true);
        return broker.await(SessionWithheld.class, chain.runId()).reasons();
    }

    private void announce(Chain chain, boolean fallback, boolean degraded) {
        broker.send(chain.runId(), chain.trained(fallback, degraded));
        for (TrainedModel model : Chain.MODELS) {
            broker.send(chain.runId(), chain.predictions(model));
        }
    }

    private static void acknowledge() {
        String incident = incidents("open").extract().path("items[0].id");
        given().contentType("application/json")
                .body("{\"author\":\"Ada\",\"note\":\"the champion will do\"}")
                .post("/api/v1/incidents/" + incident + "/acknowledgement")
                .then()
                .statusCode(200);
    }
}
