package io.ballast.simulator.fault;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.ballast.simulator.rest.ProblemException;

/** Orders faults, lists them and lifts them. */
@Path("/simulator/faults")
@Produces(MediaType.APPLICATION_JSON)
public class FaultsResource {
    private static final List<String> PROVIDERS = List.of("polygon", "alpaca", "all");

    private final FaultDesk desk;

    @Inject
    FaultsResource(FaultDesk desk) {
        this.desk = desk;
    }

    /**
     * An order; all but the kind may be left out.
     *
     * @param kind see {@link FaultKind}, in lower case with hyphens
     * @param provider {@code all}
     * @param share 1
     * @param seed 0
     * @param times {@link Fault#MOST_TIMES}
     * @param seconds 0
     * @param from first session
     * @param to last session
     * @param symbols all symbols
     */
    public record Order(
            String kind,
            String provider,
            Double share,
            Long seed,
            Integer times,
            Double seconds,
            String from,
            String to,
            List<String> symbols) {}

    /** A fault and what it did: calls that came, and calls that were hit. Changed rows are not counted. */
    public record FaultView(
            String id,
            String kind,
            String provider,
            double share,
            long seed,
            int times,
            double seconds,
            LocalDate from,
            LocalDate to,
            List<String> symbols,
            long calls,
            int hits) {}

    @GET
    public List<FaultView> list() {
        return desk.all().stream().map(FaultsResource::view).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response order(Order order) {
        if (order == null || order.kind() == null) {
            throw notAllowed("kind", "null", kinds());
        }
        FaultKind kind = FaultKind.of(order.kind()).orElseThrow(() -> notAllowed("kind", order.kind(), kinds()));
        String provider = order.provider() == null ? "all" : order.provider();
        double share = order.share() == null ? 1 : order.share();
        int times = order.times() == null ? Fault.MOST_TIMES : order.times();
        double seconds = order.seconds() == null ? 0 : order.seconds();
        LocalDate from = date("from", order.from());
        LocalDate to = date("to", order.to());
        require(PROVIDERS.contains(provider), "provider", provider, "one of " + PROVIDERS);
        require(share > 0 && share <= 1, "share", share, "above 0 and at most 1");
        require(times >= 1 && times <= Fault.MOST_TIMES, "times", times, "from 1 to " + Fault.MOST_TIMES);
        require(seconds >= 0 && seconds <= Fault.MOST_SECONDS, "seconds", seconds, "from 0 to " + Fault.MOST_SECONDS);
        require(from == null || to == null || !to.isBefore(from), "to", to, "not before from, which is " + from);
        require(kind != FaultKind.DELISTING || from != null, "from", null, "the date of the delisting");
        Set<String> symbols = order.symbols() == null ? Set.of() : Set.copyOf(order.symbols());
        long seed = order.seed() == null ? 0 : order.seed();
        FaultDesk.State state =
                desk.add(id -> new Fault(id, kind, provider, share, seed, times, seconds, from, to, symbols));
        return Response.status(Response.Status.CREATED).entity(view(state)).build();
    }

    @DELETE
    public void clear() {
        desk.clear();
    }

    @DELETE
    @Path("/{id}")
    public void lift(@PathParam("id") String id) {
        if (!desk.remove(id)) {
            throw new ProblemException(
                    404, "Not found", "there is no fault " + id, "GET /simulator/faults lists those there are.");
        }
    }

    private static FaultView view(FaultDesk.State state) {
        Fault fault = state.fault();
        return new FaultView(
                fault.id(),
                fault.kind().code(),
                fault.provider(),
                fault.share(),
                fault.seed(),
                fault.times(),
                fault.seconds(),
                fault.from(),
                fault.to(),
                fault.symbols().stream().sorted().toList(),
                state.calls(),
                state.hits());
    }

    private static LocalDate date(String name, String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw notAllowed(name, text, "a date YYYY-MM-DD");
        }
    }

    private static String kinds() {
        return "one of "
                + Arrays.stream(FaultKind.values()).map(FaultKind::code).toList();
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw notAllowed(name, value, expected);
        }
    }

    private static ProblemException notAllowed(String name, Object value, String expected) {
        return new ProblemException(
                400,
                "Not allowed",
                name + "=" + value + " is not allowed: expected " + expected,
                "Correct " + name + ".");
    }
}
