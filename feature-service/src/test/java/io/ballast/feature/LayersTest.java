package io.ballast.feature;

import org.junit.jupiter.api.Test;

import io.ballast.testkit.LayerRules;

class LayersTest {
    @Test
    void shouldKeepToTheLayers() {
        LayerRules.check("feature");
    }
}
