package io.ballast.model.domain.training;

import java.util.List;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.evaluation.Estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BlendWeightsTest {

    private static List<Double> weights(double standardError, double... means) {
        return BlendWeights.of(DoubleStream.of(means)
                        .mapToObj(mean -> new Estimate(mean, standardError, 100))
                        .toList())
                .weights();
    }

    @Test
    void shouldWeighByInformationCoefficientWhenItIsCertain() {
        assertThat(weights(0, 0.03, 0.01)).satisfies(weights -> {
            assertThat(weights.get(0)).isCloseTo(0.75, within(1e-12));
            assertThat(weights.get(1)).isCloseTo(0.25, within(1e-12));
        });
    }

    @Test
    void shouldShrinkDifferencesByTheShareThatMayBeChance() {
        // Differences of 0.01 from the mean, errors of 0.005: a quarter of the variance is chance.
        List<Double> weights = weights(0.005, 0.03, 0.01);

        assertThat(weights.get(0)).isCloseTo(0.0275 / 0.04, within(1e-12));
        assertThat(weights(0.01, 0.03, 0.01)).containsExactly(0.5, 0.5);
        assertThat(weights(Double.NaN, 0.03, 0.01)).containsExactly(0.5, 0.5);
    }

    @Test
    void shouldGiveNothingToAModelThatForetoldNothing() {
        assertThat(weights(0, -0.05, 0.02, Double.NaN)).containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void shouldWeighAllTheSameWhenNoneIsPositive() {
        assertThat(weights(0, -0.05, 0.0)).containsExactly(0.5, 0.5);
        assertThat(weights(0, Double.NaN, Double.NaN)).containsExactly(0.5, 0.5);
    }
}
