package io.ballast.monitor.rest;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.HealingReport;
import io.ballast.monitor.application.HealingStore;
import io.ballast.monitor.application.PlanHealing;
import io.ballast.monitor.config.HealingSettings;

/** The gaps there are, what would be done about them, and what was. */
@Path("/api/v1/gaps")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class GapResource {

    private static final int MAX_LIMIT = 500;

    private final PlanHealing planning;
    private final HealingStore store;
    private final HealingSettings settings;

    @Inject
    GapResource(PlanHealing planning, HealingStore store, HealingSettings settings) {
        this.planning = planning;
        this.store = store;
        this.settings = settings;
    }

    /**
     * Gaps and repairs.
     *
     * @param automatic whether gaps are repaired without being asked
     * @param outlook the gaps, and what a repair would do now
     * @param repairs the latest repairs, newest first
     */
    public record Gaps(boolean automatic, HealingReport outlook, List<HealingStore.Healing> repairs) {}

    @GET
    public Gaps gaps(@QueryParam("limit") @DefaultValue("10") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest(
                    "limit=" + limit + " is not allowed: 1 to " + MAX_LIMIT + " is expected.", "Correct the limit.");
        }
        return new Gaps(
                settings.automatic(),
                HealingReport.planned(planning.outlook(settings.policy(), false)),
                store.recent(limit));
    }
}
