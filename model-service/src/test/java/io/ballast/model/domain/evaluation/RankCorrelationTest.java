package io.ballast.model.domain.evaluation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RankCorrelationTest {

    @Test
    void shouldShareTheMeanRankAmongEqualValues() {
        assertThat(RankCorrelation.ranks(new double[] {3, 1, 3, 2, 3})).containsExactly(4, 1, 4, 2, 4);
    }

    @Test
    void shouldEqualTheFormulaOverSquaredRankDifferences() {
        double[] predictions = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        float[] outcomes = {2, 1, 4, 3, 6, 5, 8, 7, 10, 9};

        // 1 - 6 * sum of squared differences / (n * (n^2 - 1)) = 1 - 6 * 10 / 990.
        assertThat(RankCorrelation.spearman(predictions, outcomes)).isCloseTo(1 - 60.0 / 990, within(1e-15));
    }

    @Test
    void shouldRankTiesByTheirMean() {
        double[] predictions = {1, 1, 3, 4, 5, 6, 7, 8, 9, 10};
        float[] outcomes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        // Deviations from 5.5: left squares 82, right squares 82.5, products 82.
        assertThat(RankCorrelation.spearman(predictions, outcomes)).isCloseTo(82 / Math.sqrt(82 * 82.5), within(1e-15));
    }

    @Test
    void shouldLeaveOutRowsWithoutOutcome() {
        double[] predictions = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 99};
        float[] outcomes = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1, Float.NaN};

        assertThat(RankCorrelation.spearman(predictions, outcomes)).isCloseTo(-1, within(1e-15));
    }

    @Test
    void shouldBeUnknownForFewOrConstantValues() {
        assertThat(RankCorrelation.spearman(new double[] {1, 2, 3}, new float[] {1, 2, 3}))
                .isNaN();
        assertThat(RankCorrelation.spearman(new double[12], new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}))
                .isNaN();
    }

    @Test
    void shouldRefuseSeriesOfDifferentLength() {
        assertThatThrownBy(() -> RankCorrelation.spearman(new double[3], new float[4]))
                .hasMessageContaining("3 predictions and 4 outcomes");
    }
}
