package io.ballast.model.rest;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.problem.Problem;
import io.ballast.model.application.ModelReader;
import io.ballast.model.application.TrainingReport;
import io.ballast.model.application.TrainingStore;

/** Models with their versions, and how they came to be. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ModelResource {

    private static final int MAX_LIMIT = 500;

    private final ModelReader reader;
    private final TrainingStore trainings;
    private final KnownModels models;

    @Inject
    ModelResource(ModelReader reader, TrainingStore trainings, KnownModels models) {
        this.reader = reader;
        this.trainings = trainings;
        this.models = models;
    }

    /**
     * A list of something.
     *
     * @param items newest first
     */
    public record Items<T>(List<T> items) {}

    @GET
    @Path("models")
    public Items<ModelReader.Version> models() {
        return new Items<>(reader.serving());
    }

    @GET
    @Path("models/{name}/versions")
    public Items<ModelReader.Version> versions(
            @PathParam("name") String name, @QueryParam("limit") @DefaultValue("50") int limit) {
        models.require(name);
        return new Items<>(reader.versions(name, checked(limit)));
    }

    @GET
    @Path("training-runs")
    public Items<TrainingReport> trainingRuns(@QueryParam("limit") @DefaultValue("50") int limit) {
        return new Items<>(trainings.latest(checked(limit)));
    }

    @GET
    @Path("target-selections")
    public Items<ModelReader.Selection> targetSelections(@QueryParam("limit") @DefaultValue("50") int limit) {
        return new Items<>(reader.selections(checked(limit)));
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest("limit=" + limit + " is not allowed.", "Use 1 to " + MAX_LIMIT + ".");
        }
        return limit;
    }
}
