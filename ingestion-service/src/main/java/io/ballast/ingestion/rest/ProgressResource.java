package io.ballast.ingestion.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.BackfillPlan;
import io.ballast.ingestion.application.BackfillPlan.Planned;
import io.ballast.ingestion.application.ProgressLog;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.kit.config.Variables;

/** The latest steps of backfill and ingest, and what the next backfill would ask for. */
@Path("/api/v1/ingestion-progress")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ProgressResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 10_000;
    private static final double MILLIS = 1000;

    private final ProgressLog progress;

    private final BackfillPlan plan;
    private final Variables variables;

    @Inject
    ProgressResource(ProgressLog progress, BackfillPlan plan, Variables variables) {
        this.progress = progress;
        this.plan = plan;
        this.variables = variables;
    }

    /**
     * One step.
     *
     * @param runTs system time of its end
     * @param cumulativeDays calendar days from the wanted end back to the window's start
     * @param stepDays length of the window in calendar days
     * @param durationSec how long it took
     * @param error null if it succeeded
     * @param windowTo last date, included
     * @param requested wanted cells asked for
     * @param stored bars stored for the first time
     * @param revised stored bars that changed
     * @param empty cells the provider has no bar for
     * @param quarantined bars put aside
     */
    public record StepView(
            UUID operationId,
            String runId,
            String trigger,
            Instant runTs,
            int cumulativeDays,
            int stepDays,
            double durationSec,
            boolean success,
            String error,
            LocalDate windowFrom,
            LocalDate windowTo,
            String provider,
            long requested,
            long stored,
            long revised,
            long empty,
            long quarantined) {

        static StepView of(ProgressLog.Entry entry) {
            return new StepView(
                    entry.operationId(),
                    entry.runId(),
                    entry.trigger(),
                    entry.runTs(),
                    entry.cumulativeDays(),
                    entry.stepDays(),
                    entry.took().toMillis() / MILLIS,
                    entry.success(),
                    entry.error(),
                    entry.windowFrom(),
                    entry.windowTo(),
                    entry.provider(),
                    entry.counts().requested(),
                    entry.counts().stored(),
                    entry.counts().revised(),
                    entry.counts().empty(),
                    entry.counts().quarantined());
        }
    }

    @GET
    public List<StepView> latest(@QueryParam("limit") Integer limit) {
        return progress.latest(Limits.limit(limit, DEFAULT_LIMIT, MOST)).stream()
                .map(StepView::of)
                .toList();
    }

    /**
     * What a backfill would ask for now.
     *
     * @param from first date wanted
     * @param to last date wanted
     * @param missingCells cells without a bar and without a reason
     * @param sessions asked for as a whole
     * @param symbols asked for one by one
     * @param calls number of calls for bars
     * @param quotaSeconds the least time the plan's quota needs for them; 0 if nothing limits
     * @param summary the same in words
     */
    public record PlanView(
            LocalDate from,
            LocalDate to,
            long missingCells,
            int sessions,
            int symbols,
            int calls,
            long quotaSeconds,
            String summary) {}

    @GET
    @Path("plan")
    public PlanView plan(@QueryParam("target-days") Integer targetDays) {
        BackfillSettings settings = BackfillSettings.from(variables);
        Planned planned = plan.plan(Limits.days(targetDays, settings.targetDays()), settings);
        return new PlanView(
                planned.from(),
                planned.to(),
                planned.cells(),
                planned.asked().sessions().size(),
                planned.asked().symbols().size(),
                planned.calls(),
                planned.shortest().toSeconds(),
                planned.toString());
    }
}
