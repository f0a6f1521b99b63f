package io.ballast.ingestion.rest;

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

import io.ballast.ingestion.application.IngestionReads;
import io.ballast.ingestion.application.IngestionReads.MembershipRow;
import io.ballast.ingestion.application.IngestionReads.UniverseRow;
import io.ballast.ingestion.application.SecurityStore;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.domain.universe.Survivorship;
import io.ballast.kit.parameter.Dates;

/** The securities known, who of them is a member, and why. */
@Path("/api/v1/universe")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class UniverseResource {

    private static final int DEFAULT_LIMIT = 1000;
    private static final int MOST = 10_000;

    private final IngestionReads reads;
    private final SecurityStore securities;
    private final SymbolBook book;

    @Inject
    UniverseResource(IngestionReads reads, SecurityStore securities, SymbolBook book) {
        this.reads = reads;
        this.securities = securities;
        this.book = book;
    }

    /**
     * A page of the universe.
     *
     * @param included number of members now, on all pages
     * @param survivorship whether the store is one of survivors; null before any session is accounted for
     * @param securities ascending by symbol
     * @param next value of {@code after} for the next page; null on the last one
     */
    public record UniversePage(int included, Survivorship survivorship, List<UniverseRow> securities, String next) {}

    @GET
    public UniversePage universe(
            @QueryParam("included") Boolean included,
            @QueryParam("session") String session,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") Integer limit) {
        int most = Limits.limit(limit, DEFAULT_LIMIT, MOST);
        List<UniverseRow> rows =
                reads.universe(included, Dates.askedIfAny("session", session).orElse(null), after, most);
        String next = rows.size() < most ? null : rows.get(rows.size() - 1).symbol();
        return new UniversePage(
                securities.includedCount(), securities.survivorship().orElse(null), rows, next);
    }

    @GET
    @Path("{symbol}/memberships")
    public List<MembershipRow> memberships(@PathParam("symbol") String symbol) {
        return reads.memberships(Limits.symbol(book, symbol));
    }
}
