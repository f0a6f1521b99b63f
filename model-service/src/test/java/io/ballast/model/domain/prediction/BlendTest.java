package io.ballast.model.domain.prediction;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BlendTest {

    @Test
    void shouldMixStandardisedPredictionsByWeight() {
        // Standardised: -1, 1 and 1, -1 whatever the scales.
        double[] blend = Blend.of(List.of(new double[] {0.001, 0.003}, new double[] {500, 100}), List.of(0.75, 0.25));

        assertThat(blend[0]).isCloseTo(-0.5, within(1e-12));
        assertThat(blend[1]).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldIgnoreAModelThatPredictsTheSameForAll() {
        double[] blend = Blend.of(List.of(new double[] {0.1, 0.1}, new double[] {1, 3}), List.of(0.5, 0.5));

        assertThat(blend).containsExactly(-0.5, 0.5);
    }

    @Test
    void shouldRefusePredictionsThatAreNoNumbers() {
        assertThatThrownBy(() -> new SessionPredictions(
                        LocalDate.parse("2018-02-07"), "ridge", "v", Target.FWD_RET, List.of("A", "B"), new double[] {
                            1, Double.NaN
                        }))
                .hasMessageContaining("ridge predicts NaN for B on 2018-02-07");
    }
}
