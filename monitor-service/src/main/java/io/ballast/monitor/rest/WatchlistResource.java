package io.ballast.monitor.rest;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.Watchlist;
import io.ballast.monitor.domain.morning.WatchedName;

/** The names somebody holds: the morning report tells what became of them. */
@Path("/api/v1/watchlist")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class WatchlistResource {

    private static final String HINT = "Send {\"author\": \"who\", \"note\": \"why\"}.";

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Watchlist watchlist;
    private final BusinessClock clock;

    @Inject
    WatchlistResource(Watchlist watchlist, BusinessClock clock) {
        this.watchlist = watchlist;
        this.clock = clock;
    }

    /**
     * The watchlist.
     *
     * @param items the names by symbol
     */
    public record Page(List<WatchedName> items) {}

    /**
     * Who watches a name.
     *
     * @param author who
     * @param note why, may be left out
     */
    public record Signature(String author, String note) {}

    /**
     * Another watchlist.
     *
     * @param author who watches its names
     * @param items the names
     */
    public record Replacement(String author, List<Item> items) {

        /**
         * A name of it.
         *
         * @param symbol its ticker now
         * @param note why it is watched, may be left out
         */
        public record Item(String symbol, String note) {}
    }

    @GET
    public Page list() {
        return new Page(watchlist.all());
    }

    @PUT
    @Path("{symbol}")
    public WatchedName add(@PathParam("symbol") String symbol, Signature signature) {
        String author = signature == null ? null : signature.author();
        WatchedName name = name(symbol, author, signature == null ? null : signature.note());
        watchlist.add(name);
        return name;
    }

    @DELETE
    @Path("{symbol}")
    public void remove(@PathParam("symbol") String symbol) {
        if (!watchlist.remove(symbol)) {
            throw Problem.notFound("Nobody watches " + symbol + ".", "GET /api/v1/watchlist lists the names.");
        }
    }

    @PUT
    public Page replace(Replacement wanted) {
        if (wanted == null || wanted.items() == null) {
            throw Problem.badRequest(
                    "The request names no symbols.",
                    "Send {\"author\": \"who\", \"items\": [{\"symbol\": \"ABC\"}]}; an empty list clears it.");
        }
        List<WatchedName> names = wanted.items().stream()
                .filter(Objects::nonNull)
                .map(item -> name(item.symbol(), wanted.author(), item.note()))
                .toList();
        names.stream()
                .filter(name -> names.stream()
                                .filter(other -> other.symbol().equals(name.symbol()))
                                .count()
                        > 1)
                .findFirst()
                .ifPresent(twice -> {
                    throw Problem.badRequest("symbol=" + twice.symbol() + " is named twice.", "Name each symbol once.");
                });
        watchlist.replace(names);
        return list();
    }

    private WatchedName name(String symbol, String author, String note) {
        try {
            return new WatchedName(symbol, today(), author, note);
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(refused.getMessage() + ".", HINT);
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(NEW_YORK).toLocalDate();
    }
}
