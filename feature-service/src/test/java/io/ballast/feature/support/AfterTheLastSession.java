package io.ballast.feature.support;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The evening of the last session of the tests' markets. */
public final class AfterTheLastSession implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("BALLAST_CLOCK", "2024-06-29T03:59:00Z");
    }
}
