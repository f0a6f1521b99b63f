package io.ballast.launcher.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The market simulator's own interface: which market it shows, and its clock. */
public final class SimulatorClient {

    private final JsonHttp http;

    /**
     * A client.
     *
     * @param url where the simulator answers
     */
    public SimulatorClient(String url) {
        this.http = new JsonHttp("the market simulator", url);
    }

    /**
     * The simulated market.
     *
     * @param kind {@code seeded} or {@code replay}
     * @param from first session
     * @param latestSession last session at the simulator's present
     * @param benchmark symbol of the market proxy, null if the market has none
     * @param instant the simulator's present
     */
    public record Market(String kind, LocalDate from, LocalDate latestSession, String benchmark, Instant instant) {}

    /**
     * A moved clock.
     *
     * @param instant the new present
     * @param session the session it belongs to, null if not said
     */
    public record Moved(Instant instant, LocalDate session) {}

    /**
     * Asks for the market.
     *
     * @return what the simulator shows
     */
    public Market market() {
        JsonNode node = http.get("/simulator/market");
        return new Market(
                node.path("kind").asText("seeded"),
                LocalDate.parse(node.path("from").asText()),
                LocalDate.parse(node.path("latestSession").asText()),
                node.path("benchmark").asText(null),
                Instant.parse(node.path("instant").asText()));
    }

    /**
     * Goes on to the end of the next session.
     *
     * @return where the clock stands now
     */
    public Moved nextSession() {
        return moved(http.send("POST", "/simulator/clock/next-session", null, Map.of()));
    }

    /**
     * Sets the clock.
     *
     * @param instant the new present
     * @return where the clock stands now
     */
    public Moved moveTo(Instant instant) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("instant", instant.toString());
        return moved(http.send("PUT", "/simulator/clock", body, Map.of()));
    }

    /**
     * Orders that something goes wrong.
     *
     * @param order kind and bounds, see docs/providers.md
     */
    public void orderFault(JsonNode order) {
        http.send("POST", "/simulator/faults", order, Map.of());
    }

    /** Takes all orders of faults back. */
    public void liftFaults() {
        http.send("DELETE", "/simulator/faults", null, Map.of());
    }

    private static Moved moved(JsonNode node) {
        String session = node.path("session").asText("");
        return new Moved(
                Instant.parse(node.path("instant").asText()),
                session.isEmpty() || session.equals("null") ? null : LocalDate.parse(session));
    }
}
