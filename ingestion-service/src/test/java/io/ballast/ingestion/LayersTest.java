package io.ballast.ingestion;

import org.junit.jupiter.api.Test;

import io.ballast.testkit.LayerRules;

class LayersTest {

    @Test
    void shouldKeepTheLayers() {
        LayerRules.check("ingestion");
    }
}
