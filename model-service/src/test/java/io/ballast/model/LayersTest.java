package io.ballast.model;

import org.junit.jupiter.api.Test;

import io.ballast.testkit.LayerRules;

class LayersTest {

    @Test
    void shouldKeepTheLayersApart() {
        LayerRules.check("model");
    }
}
