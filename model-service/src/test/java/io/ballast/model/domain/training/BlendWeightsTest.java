package io.ballast.model.domain.training;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlendWeightsTest {

    @Test
    void shouldWeighByInformationCoefficient() {
        assertThat(BlendWeights.of(List.of(0.03, 0.01)).weights()).containsExactly(0.75, 0.25);
    }

    @Test
    void shouldGiveNothingToAModelThatForetoldNothing() {
        assertThat(BlendWeights.of(List.of(-0.05, 0.02, Double.NaN)).weights()).containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void shouldWeighAllTheSameWhenNoneIsPositive() {
        assertThat(BlendWeights.of(List.of(-0.05, 0.0)).weights()).containsExactly(0.5, 0.5);
        assertThat(BlendWeights.of(List.of(Double.NaN, Double.NaN)).weights()).containsExactly(0.5, 0.5);
    }
}
