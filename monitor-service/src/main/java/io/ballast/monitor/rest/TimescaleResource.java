package io.ballast.monitor.rest;

import java.time.ZoneOffset;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.application.DatabaseProbe;
import io.ballast.monitor.application.SetUpTimescale;
import io.ballast.monitor.domain.health.Health;
import io.ballast.monitor.domain.health.HealthCheck;
import io.ballast.monitor.domain.health.PartitionHealth;

/** How the large tables are cut by session, and whether TimescaleDB is there. */
@Path("/api/v1/timescale")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TimescaleResource {

    private final DatabaseProbe database;
    private final SetUpTimescale setUp;
    private final BusinessClock clock;

    @Inject
    TimescaleResource(DatabaseProbe database, SetUpTimescale setUp, BusinessClock clock) {
        this.database = database;
        this.setUp = setUp;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param status the worst of the checks
     * @param version of the extension, null if this database has none
     * @param available whether the server could install it
     * @param checks what was judged
     * @param tables the tables that are cut by session
     */
    public record Reply(
            Health status,
            String version,
            boolean available,
            List<HealthCheck> checks,
            List<PartitionHealth.Table> tables) {}

    /** The statements that {@code set-up-timescale} would run; nothing is run. */
    @GET
    @Path("setup")
    public SetUpTimescale.Plan plan() {
        return setUp.plan();
    }

    @GET
    public Reply look() {
        PartitionHealth found = database.partitions();
        List<HealthCheck> checks =
                found.checks(clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        Health status = Health.worst(checks.stream().map(HealthCheck::status).toList());
        return new Reply(status, found.timescaleVersion(), found.timescaleAvailable(), checks, found.tables());
    }
}
