package io.ballast.ingestion.rest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.UpcomingActions;
import io.ballast.ingestion.domain.action.CorporateAction;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** Splits and dividends the provider announces, asked for anew each time. */
@Path("/api/v1/upcoming-actions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class UpcomingActionsResource {

    private static final int MAX_DAYS = 31;

    private final UpcomingActions actions;

    @Inject
    UpcomingActionsResource(UpcomingActions actions) {
        this.actions = actions;
    }

    /**
     * Announced actions.
     *
     * @param items by ex-date and symbol
     */
    public record Page(List<Announced> items) {}

    /**
     * An announced action.
     *
     * @param symbol what the security is kept as
     * @param exDate first session it shows on
     * @param kind split or dividend
     * @param splitFrom old shares, null for a dividend
     * @param splitTo new shares, null for a dividend
     * @param cashAmount cash per share, null for a split
     * @param currency of the cash, null for a split
     */
    public record Announced(
            String symbol,
            LocalDate exDate,
            String kind,
            Double splitFrom,
            Double splitTo,
            Double cashAmount,
            String currency) {

        static Announced of(CorporateAction action) {
            if (action instanceof Split split) {
                return new Announced(split.symbol(), split.exDate(), "split", split.from(), split.to(), null, null);
            }
            CashDividend paid = (CashDividend) action;
            return new Announced(paid.symbol(), paid.exDate(), "dividend", null, null, paid.amount(), paid.currency());
        }
    }

    @GET
    public Page list(@QueryParam("from") String from, @QueryParam("to") String to) {
        LocalDate first = Dates.asked("from", from);
        LocalDate last = Dates.asked("to", to);
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < 0 || days > MAX_DAYS) {
            throw Problem.badRequest(
                    "from=" + from + "&to=" + to + " is not allowed: at most " + MAX_DAYS
                            + " days, the first one first.",
                    "Ask for the days that come next.");
        }
        try {
            return new Page(actions.of(first, last).stream().map(Announced::of).toList());
        } catch (ProviderException failed) {
            throw new Problem(
                    Response.Status.BAD_GATEWAY,
                    "The provider does not answer",
                    failed.getMessage(),
                    "GET /api/v1/providers shows how they do; ask again later.");
        }
    }
}
