package io.ballast.ingestion.rest;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.DecideQuarantine;
import io.ballast.ingestion.application.IngestionReads;
import io.ballast.ingestion.application.IngestionReads.QuarantineRow;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.domain.bar.QuarantineReason;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.OperationView;
import io.ballast.kit.operation.Operations;
import io.ballast.kit.problem.Problem;

/** The bars that were put aside, with what the provider literally said. */
@Path("/api/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class QuarantineResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 10_000;

    private static final Set<String> STATES = Set.of("open", "superseded", "released", "rejected");

    private static final List<String> REASONS =
            Arrays.stream(QuarantineReason.values()).map(QuarantineReason::code).toList();

    private final IngestionReads reads;
    private final SymbolBook book;
    private final Operations operations;

    @Inject
    QuarantineResource(IngestionReads reads, SymbolBook book, Operations operations) {
        this.reads = reads;
        this.book = book;
        this.operations = operations;
    }

    /**
     * The quarantine.
     *
     * @param total number of all open ones
     * @param byReason of them, by reason
     * @param bars those asked for, newest session first
     */
    public record Quarantine(long total, Map<String, Long> byReason, List<QuarantineRow> bars) {}

    @GET
    public Quarantine quarantine(
            @QueryParam("reason") String reason,
            @QueryParam("symbol") String symbol,
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("limit") Integer limit) {
        if (!STATES.contains(state)) {
            throw Problem.badRequest("state=" + state + " is not known", "Choose one of " + STATES + ".");
        }
        if (reason != null && !REASONS.contains(reason)) {
            throw Problem.badRequest("reason=" + reason + " is not known", "Choose one of " + REASONS + ".");
        }
        String kept = Limits.symbolIfAny(book, symbol);
        Map<String, Long> counts = reads.quarantineCounts();
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Quarantine(
                total, counts, reads.quarantine(reason, kept, state, Limits.limit(limit, DEFAULT_LIMIT, MOST)));
    }

    /** Who decides, and why. */
    public record Decision(String author, String note) {}

    @POST
    @Path("{id}/{decision: release|reject}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response decide(@PathParam("id") String id, @PathParam("decision") String decision, Decision said) {
        Limits.body(said);
        ObjectNode parameters = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("decision", decision)
                .put("author", Limits.text("author", said.author()))
                .put("note", Limits.text("note", said.note()));
        OperationView operation =
                operations.submit(new OperationRequest(DecideQuarantine.TYPE, parameters, null, null));
        return Response.accepted(operation)
                .location(URI.create("/api/v1/operations/" + operation.id()))
                .build();
    }
}
