package io.ballast.simulator;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A seeded market large enough to have splits, dividends and delistings. */
public class SeededProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("SIMULATOR_SYMBOLS", "150", "SIMULATOR_SEED", "42", "SIMULATOR_DAYS", "500");
    }
}
