package io.ballast.monitor;

import org.junit.jupiter.api.Test;

import io.ballast.testkit.LayerRules;

class ArchitectureTest {

    @Test
    void shouldKeepItsLayers() {
        LayerRules.check("monitor");
    }
}
