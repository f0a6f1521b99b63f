package io.ballast.monitor.rest;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.ballast.contracts.Services;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.RemoteServices;

/** What the other services can be asked for, at the monitor's address, and what a person may tell them. */
@Path("/api/v1")
@Blocking
public class GatewayResource {

    private static final String ROOTS =
            "universe|bars|ingestion-progress|quarantine|findings|providers|absences|calendar-overrides"
                    + "|reconciliation|provider-priorities|corrections|upcoming-actions"
                    + "|features|feature-builds|models|training-runs|target-selections|predictions";

    private static final String PATHS = "{root: " + ROOTS + "}{rest: (/.*)?}";

    private static final List<String> CHANGEABLE = List.of(
            "/api/v1/universe/rulings/",
            "/api/v1/calendar-overrides/",
            "/api/v1/absences",
            "/api/v1/provider-priorities/");

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
                            "calendar-overrides",
                            "reconciliation",
                            "provider-priorities",
                            "corrections",
                            "upcoming-actions"),
            Services.FEATURE, List.of("features", "feature-builds"),
            Services.MODEL, List.of("models", "training-runs", "target-selections", "predictions"));

    private final RemoteServices services;

    @Inject
    GatewayResource(RemoteServices services) {
        this.services = services;
    }

    @GET
    @Path(PATHS)
    @Operation(summary = "Reads from the service that owns the resource")
    public Response read(
            @PathParam("root") String root, @Context UriInfo request, @HeaderParam("Accept") String accept) {
        String query = request.getRequestUri().getRawQuery();
        String path = request.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
        return response(services.read(owner(root), path, accept));
    }

    @PUT
    @Path(PATHS)
    @Operation(summary = "Tells the service that owns the resource")
    public Response put(@PathParam("root") String root, @Context UriInfo request, String body) {
        return change("PUT", root, request, body);
    }

    @POST
    @Path(PATHS)
    @Operation(summary = "Tells the service that owns the resource")
    public Response post(@PathParam("root") String root, @Context UriInfo request, String body) {
        return change("POST", root, request, body);
    }

    @DELETE
    @Path(PATHS)
    @Operation(summary = "Takes back what the service that owns the resource was told")
    public Response delete(@PathParam("root") String root, @Context UriInfo request) {
        return change("DELETE", root, request, "");
    }

    private Response change(String method, String root, UriInfo request, String body) {
        String path = request.getRequestUri().getRawPath();
        if (CHANGEABLE.stream().noneMatch(path::startsWith)) {
            throw new Problem(
                    Response.Status.METHOD_NOT_ALLOWED,
                    "Read-only",
                    path + " can only be read here",
                    "Work is started by POST /api/v1/operations; changeable are " + CHANGEABLE + ".");
        }
        return response(services.change(owner(root), method, path, body));
    }

    private static Response response(RemoteServices.Reply reply) {
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
