package io.ballast.benchmarks.feature;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;

import static org.assertj.core.api.Assertions.assertThat;

/** The peer does the same work: its values are ours. */
class PlainFeaturesTest {
    private final OurValues ours = new OurValues();

    @Test
    void shouldGiveTheSameValues() {
        for (int symbol = 0; symbol < ours.panel.symbolCount(); symbol++) {
            FeatureBlock block = ours.of(symbol);
            for (Map.Entry<Feature, Series> feature :
                    PlainFeatures.of(ours.panel, symbol).entrySet()) {
                for (int row = 0; row < block.rows(); row++) {
                    Double theirs = feature.getValue().values().get(row);
                    ours.compare(block, feature.getKey(), symbol, row, theirs == null ? Double.NaN : theirs);
                }
            }
        }
        assertThat(ours.differences).isEmpty();
        assertThat(ours.compared).isGreaterThan(ours.panel.rowCount() * 18);
    }
}
