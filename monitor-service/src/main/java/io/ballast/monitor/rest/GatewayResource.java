package io.ballast.monitor.rest;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.ballast.contracts.Services;
import io.ballast.monitor.application.RemoteServices;

/** What the other services can be asked for, at the monitor's address; read-only. */
@Path("/api/v1")
@Blocking
public class GatewayResource {

    private static final String ROOTS =
            "universe|bars|ingestion-progress|quarantine|findings|providers|absences|calendar-overrides"
                    + "|features|feature-builds|models|training-runs|target-selections|predictions";

    private static final Map<String, List<String>> ROOTS_OF = Map.of(
            Services.INGESTION,
                    List.of(
                            "universe",
                            "bars",
                            "ingestion-progress",
                            "quarantine",
                            "findings",
                            "providers",
                            "absences",
                            "calendar-overrides"),
            Services.FEATURE, List.of("features", "feature-builds"),
            Services.MODEL, List.of("models", "training-runs", "target-selections", "predictions"));

    private final RemoteServices services;

    @Inject
    GatewayResource(RemoteServices services) {
        this.services = services;
    }

    @GET
    @Path("{root: " + ROOTS + "}{rest: (/.*)?}")
    @Operation(summary = "Reads from the service that owns the resource")
    public Response read(
            @PathParam("root") String root, @Context UriInfo request, @HeaderParam("Accept") String accept) {
        String query = request.getRequestUri().getRawQuery();
        String path = request.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
        RemoteServices.Reply reply = services.read(owner(root), path, accept);
        return Response.status(reply.status())
                .entity(reply.body())
                .type(reply.contentType())
                .build();
    }

    private static String owner(String root) {
        return ROOTS_OF.entrySet().stream()
                .filter(entry -> entry.getValue().contains(root))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
