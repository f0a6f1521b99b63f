package io.ballast.ingestion.rest;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.IngestionReads;
import io.ballast.ingestion.application.IngestionReads.CorrectionRow;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.kit.parameter.Dates;

/** The bars that changed after they were stored: corrected by their provider, decided otherwise, or released by a person. */
@Path("/api/v1/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CorrectionsResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 100_000;

    private final IngestionReads reads;
    private final SymbolBook book;

    @Inject
    CorrectionsResource(IngestionReads reads, SymbolBook book) {
        this.reads = reads;
        this.book = book;
    }

    @GET
    public List<CorrectionRow> corrections(
            @QueryParam("symbol") String symbol,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("run") String run,
            @QueryParam("limit") Integer limit) {
        LocalDate first = Dates.askedIfAny("from", from).orElse(null);
        LocalDate last = Dates.askedIfAny("to", to).orElse(null);
        Limits.ordered(first, last);
        return reads.corrections(
                Limits.symbolIfAny(book, symbol), first, last, run, Limits.limit(limit, DEFAULT_LIMIT, MOST));
    }
}
