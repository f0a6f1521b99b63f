package io.ballast.model.domain.prediction;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BetaNeutralTest {

    @Test
    void shouldLeaveNoCorrelationWithBetaAndKeepTheMean() {
        Random random = new Random(7);
        double[] betas = random.doubles(500, 0.3, 2).toArray();
        double[] predictions = Arrays.stream(betas)
                .map(beta -> 0.01 + 0.02 * beta + 0.005 * random.nextGaussian())
                .toArray();

        double[] neutral = BetaNeutral.of(predictions, betas);

        assertThat(covariance(neutral, betas)).isCloseTo(0, within(1e-15));
        assertThat(covariance(predictions, betas)).isGreaterThan(1e-3);
        assertThat(mean(neutral)).isCloseTo(mean(predictions), within(1e-15));
    }

    @Test
    void shouldTakeOutAnExactLine() {
        // predictions = 1 + 2 beta; the mean of beta is 1, so 3 is left everywhere
        assertThat(BetaNeutral.of(new double[] {2, 3, 4}, new double[] {0.5, 1, 1.5}))
                .containsExactly(3, 3, 3);
    }

    @Test
    void shouldKeepASymbolWithoutBeta() {
        double[] neutral = BetaNeutral.of(new double[] {2, 3, 4, 9}, new double[] {0.5, 1, 1.5, Double.NaN});

        assertThat(neutral).containsExactly(3, 3, 3, 9);
    }

    @Test
    void shouldChangeNothingWithoutBetasThatDiffer() {
        double[] predictions = {2, 3, 4};

        assertThat(BetaNeutral.of(predictions, new double[] {1, 1, 1})).containsExactly(predictions);
        assertThat(BetaNeutral.of(predictions, new double[] {Double.NaN, Double.NaN, Double.NaN}))
                .containsExactly(predictions);
        assertThat(BetaNeutral.of(new double[0], new double[0])).isEmpty();
    }

    @Test
    void shouldRefuseAnotherNumberOfBetas() {
        assertThatThrownBy(() -> BetaNeutral.of(new double[2], new double[3])).hasMessageContaining("3 betas for 2");
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double covariance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - mean(a)) * (b[i] - mean(b));
        }
        return sum / a.length;
    }
}
