package io.ballast.simulator.rest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.domain.renamed.Rename;

/** Gives securities other tickers from a day on. A ticker that was given up may go to another security. */
@Path("/simulator/renames")
@Produces(MediaType.APPLICATION_JSON)
public class RenamesResource {
    private final SimulatedMarket market;

    @Inject
    RenamesResource(SimulatedMarket market) {
        this.market = market;
    }

    /**
     * A wanted rename.
     *
     * @param ticker what the security is called until then
     * @param to what it is called from then on
     * @param on first day of the new ticker, YYYY-MM-DD
     */
    public record Order(String ticker, String to, String on) {}

    @GET
    public List<Rename> list() {
        return market.renames();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public List<Rename> order(Order order) {
        try {
            market.rename(new Rename(text(order.ticker()), text(order.to()), LocalDate.parse(text(order.on()))));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new ProblemException(
                    400,
                    "Not a rename",
                    e.getMessage(),
                    "Send {\"ticker\": \"FB\", \"to\": \"META\", \"on\": \"2022-06-09\"} with a ticker that is listed then.");
        }
        return list();
    }

    @DELETE
    public void lift() {
        market.liftRenames();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
