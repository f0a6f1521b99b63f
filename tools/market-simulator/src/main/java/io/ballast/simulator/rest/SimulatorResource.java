package io.ballast.simulator.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.ballast.simulator.application.ClockRangeException;
import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.config.SimulatorSettings;
import io.ballast.simulator.domain.MarketProfile;
import io.ballast.simulator.domain.MarketView;

/** The market as a whole, and its clock. */
@Path("/simulator")
@Produces(MediaType.APPLICATION_JSON)
public class SimulatorResource {
    private final SimulatedMarket market;
    private final SimulatorSettings settings;

    @Inject
    SimulatorResource(SimulatedMarket market, SimulatorSettings settings) {
        this.market = market;
        this.settings = settings;
    }

    /**
     * The market.
     *
     * @param kind {@code seeded} or {@code replay}
     * @param seed null for a replay
     * @param symbols number of stocks
     * @param from first date with bars
     * @param latestSession last session whose bars are out
     * @param lastSession last session there will ever be, null if the market goes on
     * @param benchmark market proxy, null if the market has none
     * @param instant of the clock
     */
    public record MarketReply(
            String kind,
            Long seed,
            int symbols,
            LocalDate from,
            LocalDate latestSession,
            LocalDate lastSession,
            String benchmark,
            Instant instant) {}

    /**
     * The clock.
     *
     * @param instant of the clock
     * @param session last session whose bars are out
     */
    public record ClockReply(Instant instant, LocalDate session) {}

    /**
     * Where the clock is to be set.
     *
     * @param instant RFC 3339 text
     */
    public record ClockRequest(String instant) {}

    @GET
    @Path("/market")
    public MarketReply market() {
        MarketProfile profile = market.profile();
        MarketView view = market.view();
        boolean hasBenchmark = view.find(settings.benchmark()).isPresent();
        return new MarketReply(
                profile.kind(),
                profile.seed(),
                profile.symbols(),
                profile.firstDate(),
                view.latestSession(),
                profile.lastDate(),
                hasBenchmark ? settings.benchmark() : null,
                view.now());
    }

    @GET
    @Path("/clock")
    public ClockReply clock() {
        MarketView view = market.view();
        return new ClockReply(view.now(), view.latestSession());
    }

    @PUT
    @Path("/clock")
    @Consumes(MediaType.APPLICATION_JSON)
    public ClockReply setClock(ClockRequest request) {
        try {
            market.setClock(instant(request));
        } catch (ClockRangeException e) {
            throw outOfRange(e);
        }
        return clock();
    }

    @POST
    @Path("/clock/next-session")
    public ClockReply nextSession() {
        try {
            LocalDate session = market.nextSession();
            return new ClockReply(SimulatedMarket.evening(session), session);
        } catch (ClockRangeException e) {
            throw outOfRange(e);
        }
    }

    private static Instant instant(ClockRequest request) {
        String text = request == null || request.instant() == null ? "" : request.instant();
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    400,
                    "Not an instant",
                    "instant '" + text + "' is not allowed: RFC 3339 UTC expected",
                    "Send {\"instant\": \"2024-12-31T22:00:00Z\"}.");
        }
    }

    private static ProblemException outOfRange(ClockRangeException e) {
        return new ProblemException(
                409,
                "Outside the market's data",
                e.getMessage(),
                "Stay within the range of GET /simulator/market, or start the simulator with more data.");
    }
}
