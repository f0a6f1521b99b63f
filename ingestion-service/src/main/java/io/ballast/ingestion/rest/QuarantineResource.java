package io.ballast.ingestion.rest;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.IngestionReads;
import io.ballast.ingestion.application.IngestionReads.QuarantineRow;

/** The bars that were put aside, with what the provider literally said. */
@Path("/api/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class QuarantineResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 10_000;

    private final IngestionReads reads;

    @Inject
    QuarantineResource(IngestionReads reads) {
        this.reads = reads;
    }

    /**
     * The quarantine.
     *
     * @param total number of all bars in it
     * @param byReason of them, by reason
     * @param bars those asked for, newest session first
     */
    public record Quarantine(long total, Map<String, Long> byReason, List<QuarantineRow> bars) {}

    @GET
    public Quarantine quarantine(
            @QueryParam("reason") String reason,
            @QueryParam("symbol") String symbol,
            @QueryParam("limit") Integer limit) {
        Map<String, Long> counts = reads.quarantineCounts();
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Quarantine(
                total, counts, reads.quarantine(reason, symbol, Limits.limit(limit, DEFAULT_LIMIT, MOST)));
    }
}
