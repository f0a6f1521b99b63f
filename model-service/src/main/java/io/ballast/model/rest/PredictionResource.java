package io.ballast.model.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.parameter.Dates;
import io.ballast.model.application.ModelReader;

/** Predictions of a session; only those the monitor vouches for, unless all are asked for. */
@Path("/api/v1/predictions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PredictionResource {

    private final ModelReader reader;
    private final KnownModels models;

    @Inject
    PredictionResource(ModelReader reader, KnownModels models) {
        this.reader = reader;
        this.models = models;
    }

    /**
     * Predictions of a session.
     *
     * @param session the session; null if nothing was predicted yet
     * @param items highest first within a model; empty if none is tradable and not all were asked for
     */
    public record SessionPage(LocalDate session, List<ModelReader.Prediction> items) {}

    @GET
    public SessionPage predictions(
            @QueryParam("session") String session, @QueryParam("model") String model, @QueryParam("all") boolean all) {
        Optional<LocalDate> latest = reader.latestSession();
        if (model != null && latest.isPresent()) {
            models.require(model);
        }
        Optional<LocalDate> wanted = Dates.askedIfAny("session", session).or(() -> latest);
        return wanted.map(date -> new SessionPage(date, reader.predictions(date, Optional.ofNullable(model), all)))
                .orElseGet(() -> new SessionPage(null, List.of()));
    }
}
