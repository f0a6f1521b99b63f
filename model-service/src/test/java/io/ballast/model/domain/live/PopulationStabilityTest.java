package io.ballast.model.domain.live;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PopulationStabilityTest {

    private static final double[] HUNDRED =
            IntStream.range(0, 100).mapToDouble(i -> i).toArray();

    @Test
    void shouldBeZeroForTheSameDistributionWhateverItsSize() {
        double[] thrice = IntStream.range(0, 300).mapToDouble(i -> i / 3).toArray();

        assertThat(PopulationStability.of(ReferenceBins.of(HUNDRED), HUNDRED)).isZero();
        assertThat(PopulationStability.of(ReferenceBins.of(HUNDRED), thrice)).isZero();
    }

    @Test
    void shouldAddUpTheBins() {
        double[] upperHalf = IntStream.range(50, 100).mapToDouble(i -> i).toArray();

        // Five tenths grow from 0.1 to 0.2, five fall to 0, which counts as 0.0001.
        assertThat(PopulationStability.of(ReferenceBins.of(HUNDRED), upperHalf))
                .isCloseTo(0.5 * Math.log(2) + 5 * (0.0001 - 0.1) * Math.log(0.001), within(1e-12));
    }

    @Test
    void shouldCountMissingValuesAsABinOfTheirOwn() {
        double[] half = HUNDRED.clone();
        Arrays.setAll(half, i -> i % 2 == 0 ? Double.NaN : half[i]);

        assertThat(PopulationStability.of(ReferenceBins.of(HUNDRED), half))
                .isCloseTo(10 * (0.05 - 0.1) * Math.log(0.5) + (0.5 - 0.0001) * Math.log(5000), within(1e-12));
        assertThat(PopulationStability.of(ReferenceBins.of(half), half)).isZero();
    }

    @Test
    void shouldMergeTenthsThatCoincideAndRefuseNothing() {
        double[] same = {1, 1, 1, 1};

        assertThat(PopulationStability.of(ReferenceBins.of(same), same)).isZero();
        assertThat(PopulationStability.of(ReferenceBins.of(same), new double[] {0, 0}))
                .isGreaterThan(PopulationStability.MAJOR);
        assertThatThrownBy(() -> ReferenceBins.of(new double[0])).hasMessageContaining("at least one is expected");
        assertThatThrownBy(() -> PopulationStability.of(ReferenceBins.of(same), new double[0]))
                .hasMessageContaining("at least one is expected");
    }
}
