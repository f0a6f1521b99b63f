package io.ballast.monitor.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.monitor.application.ExamineHealth;
import io.ballast.monitor.application.HealthSummary;

/** The health of everything, looked at when asked for; answers though the database or the broker may not. */
@Path("/api/v1/health-check")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class HealthResource {

    private final ExamineHealth health;

    @Inject
    HealthResource(ExamineHealth health) {
        this.health = health;
    }

    @GET
    public HealthSummary examine() {
        return HealthSummary.of(health.examine());
    }
}
