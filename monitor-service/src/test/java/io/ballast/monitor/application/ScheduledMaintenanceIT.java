package io.ballast.monitor.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What each replica does when the time of a maintenance has come. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class ScheduledMaintenanceIT {

    private static final Instant PLANNED = Instant.parse("2031-02-02T14:00:00.120Z");

    @Inject
    ScheduledMaintenance maintenance;

    @Test
    void shouldBeOneOperationForEachTimeHoweverManyReplicasAsk() {
        int before = weekly().size();

        maintenance.ask(WeeklyHealthCheck.TYPE, PLANNED);
        maintenance.ask(WeeklyHealthCheck.TYPE, PLANNED.plusMillis(800));
        maintenance.ask(WeeklyHealthCheck.TYPE, PLANNED.plus(Duration.ofDays(7)));

        assertThat(weekly()).hasSize(before + 2);
    }

    private static List<String> weekly() {
        return given().get("/api/v1/operations?type=" + WeeklyHealthCheck.TYPE + "&limit=500")
                .jsonPath()
                .getList("items.id");
    }
}
