package io.ballast.monitor.domain.morning;

import java.util.Map;

/**
 * What a model predicts for the members of a session.
 *
 * @param model its name
 * @param version its version
 * @param bySymbol a finite value per symbol: higher means a higher expected return
 */
public record Scores(String model, String version, Map<String, Double> bySymbol) {

    /** Copies the map. */
    public Scores {
        bySymbol = Map.copyOf(bySymbol);
    }
}
