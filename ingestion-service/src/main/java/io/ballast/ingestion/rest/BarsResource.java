package io.ballast.ingestion.rest;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.IngestionReads;
import io.ballast.ingestion.application.IngestionReads.BarRow;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.kit.parameter.Dates;

/**
 * The stored bars of one security, raw with their factors, as they are known now or were known at an instant: one series,
 * by its symbol or by a ticker it had before.
 */
@Path("/api/v1/bars")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class BarsResource {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2035, 12, 31);

    private final IngestionReads reads;
    private final SymbolBook book;

    @Inject
    BarsResource(IngestionReads reads, SymbolBook book) {
        this.reads = reads;
        this.book = book;
    }

    @GET
    @Path("{symbol}")
    public List<BarRow> bars(
            @PathParam("symbol") String symbol,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("known-at") String knownAt) {
        LocalDate first = Dates.askedIfAny("from", from).orElse(FIRST);
        LocalDate last = Dates.askedIfAny("to", to).orElse(LAST);
        Limits.ordered(first, last);
        return reads.bars(
                Limits.symbol(book, symbol),
                first,
                last,
                Dates.instantAskedIfAny("known-at", knownAt).orElse(null));
    }
}
