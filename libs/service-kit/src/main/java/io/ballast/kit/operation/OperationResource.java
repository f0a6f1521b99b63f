package io.ballast.kit.operation;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.resteasy.reactive.RestStreamElementType;

import io.ballast.kit.problem.Problem;

/** The task queue over REST, the same in every service. */
@Path("/api/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class OperationResource {

    private static final Duration WATCH = Duration.ofMillis(500);

    private final OperationDirectory operations;

    @Inject
    OperationResource(OperationDirectory operations) {
        this.operations = operations;
    }

    /**
     * The body of a request for an operation.
     *
     * @param type the operation's type
     * @param parameters its parameters, may be absent
     * @param runId the run it belongs to, may be absent
     */
    public record Submission(String type, ObjectNode parameters, String runId) {}

    /**
     * A page of operations.
     *
     * @param items newest first
     * @param cursor gives the next page, null on the last one
     */
    public record Page(List<OperationView> items, String cursor) {}

    @POST
    public Response submit(Submission body, @HeaderParam("Idempotency-Key") String key) {
        if (body == null || body.type() == null || body.type().isBlank()) {
            throw Problem.badRequest(
                    "The request names no operation type.", "Send {\"type\": \"...\", \"parameters\": {...}}.");
        }
        OperationView view = operations.submit(new OperationRequest(body.type(), body.parameters(), body.runId(), key));
        return Response.accepted(view)
                .location(URI.create("/api/v1/operations/" + view.id()))
                .build();
    }

    @GET
    public Page list(
            @QueryParam("state") String state,
            @QueryParam("type") String type,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        List<OperationView> items = operations.list(query(state, type, limit, cursor));
        String next = items.size() < limit
                ? null
                : items.get(items.size() - 1).created().toString();
        return new Page(items, next);
    }

    @GET
    @Path("{id}")
    public OperationView get(@PathParam("id") String id) {
        return found(id, operations.find(parse(id)));
    }

    @DELETE
    @Path("{id}")
    public OperationView cancel(@PathParam("id") String id) {
        return found(id, operations.cancel(parse(id)));
    }

    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<OperationView> watch(@PathParam("id") String id) {
        OperationView now = get(id);
        Multi<OperationView> later = Multi.createFrom()
                .ticks()
                .every(WATCH)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick ->
                        Uni.createFrom().item(() -> get(id)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(now), later)
                .select()
                .first(new UntilFinal())
                .skip()
                .repetitions();
    }

    /** Lets views pass up to and including the first final one. */
    private static final class UntilFinal implements java.util.function.Predicate<OperationView> {

        private boolean ended;

        @Override
        public boolean test(OperationView view) {
            boolean pass = !ended;
            ended = view.state().isFinal();
            return pass;
        }
    }

    private static OperationQuery query(String state, String type, int limit, String cursor) {
        try {
            OperationState wanted = state == null ? null : OperationState.of(state);
            return new OperationQuery(wanted, type, limit, cursor == null ? null : Instant.parse(cursor));
        } catch (DateTimeException malformed) {
            throw Problem.badRequest(
                    "cursor=" + cursor + " is not one this service gave out.", "Leave it out to start anew.");
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(
                    "state=" + state + ", limit=" + limit + " is not allowed.",
                    "state is one of "
                            + Arrays.stream(OperationState.values())
                                    .map(OperationState::text)
                                    .toList()
                            + ", limit is 1 to " + OperationQuery.MAX_LIMIT + ".");
        }
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("'" + id + "' is not an operation's id.", "GET /api/v1/operations lists them.");
        }
    }

    private static OperationView found(String id, Optional<OperationView> view) {
        return view.orElseThrow(
                () -> Problem.notFound("There is no operation " + id + ".", "GET /api/v1/operations lists them."));
    }
}
