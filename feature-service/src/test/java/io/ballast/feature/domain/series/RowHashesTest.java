package io.ballast.feature.domain.series;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;

import static org.assertj.core.api.Assertions.assertThat;

class RowHashesTest {
    private static final int ROWS = 3;

    @Test
    void shouldBeTheSameOfABlockAndOfARow() {
        FeatureBlock block = new FeatureBlock();
        block.reset(ROWS);
        for (Feature feature : Feature.all()) {
            block.column(feature)[1] = feature.ordinal() / 7.0;
        }
        block.terminal()[2] = true;

        long[] hashes = RowHashes.of("A", block);

        assertThat(hashes).hasSize(ROWS).doesNotHaveDuplicates();
        for (int row = 0; row < ROWS; row++) {
            assertThat(hashes[row]).isEqualTo(RowHashes.of("A", values(block, row), block.terminal()[row]));
        }
    }

    @Test
    void shouldTellValuesPlacesAndSymbolsApart() {
        double[] values = new double[Feature.all().size()];
        Arrays.fill(values, Double.NaN);
        long empty = RowHashes.of("A", values, false);
        values[3] = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
        assertThat(RowHashes.of("A", values, false)).as("all NaN are one").isEqualTo(empty);
        values[3] = 1;
        long third = RowHashes.of("A", values, false);
        values[3] = Double.NaN;
        values[4] = 1;
        long fourth = RowHashes.of("A", values, false);

        assertThat(new long[] {empty, third, fourth, RowHashes.of("B", values, false), RowHashes.of("A", values, true)})
                .doesNotHaveDuplicates();
    }

    private static double[] values(FeatureBlock block, int row) {
        return Feature.all().stream()
                .mapToDouble(feature -> block.column(feature)[row])
                .toArray();
    }
}
