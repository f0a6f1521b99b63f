package io.ballast.monitor.rest;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.CertificateStore;
import io.ballast.monitor.application.RunStore;
import io.ballast.monitor.domain.pipeline.PipelineRun;

/** The runs of the pipeline. */
@Path("/api/v1/pipeline-runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RunResource {

    private static final int MAX_LIMIT = 500;

    private final RunStore runs;
    private final CertificateStore certificates;
    private final ObjectMapper json;

    @Inject
    RunResource(RunStore runs, CertificateStore certificates, ObjectMapper json) {
        this.runs = runs;
        this.certificates = certificates;
        this.json = json;
    }

    /**
     * Runs, newest first.
     *
     * @param items the runs
     */
    public record Page(List<RunReply> items) {}

    @GET
    public Page list(@QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest(
                    "limit=" + limit + " is not allowed: 1 to " + MAX_LIMIT + " is expected.", "Correct the limit.");
        }
        return new Page(runs.recent(limit).stream().map(RunReply::of).toList());
    }

    @GET
    @Path("{runId}")
    public RunReply get(@PathParam("runId") String runId) {
        PipelineRun run = runs.find(runId)
                .orElseThrow(() ->
                        Problem.notFound("There is no run " + runId + ".", "GET /api/v1/pipeline-runs lists them."));
        CertificateReply certificate =
                certificates.ofRun(runId).map(CertificateReply::of).orElse(null);
        return RunReply.of(run, certificate, runs.result(runId).map(this::read).orElse(null));
    }

    private JsonNode read(String result) {
        try {
            return json.readTree(result);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the database holds invalid JSON", impossible);
        }
    }
}
