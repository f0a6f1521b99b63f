package io.ballast.kernel.sample;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PercentilesTest {
    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 99, 100, 101, 102, 500, 501, 8000})
    void shouldClipToThePercentilesOfTheSortedSample(int count) {
        for (int order = -1; order <= 1; order++) {
            double[] values = sample(count, order);
            double[] given = values.clone();
            Percentiles percentiles = Percentiles.of(given, count);

            assertThat(Arrays.stream(values).map(percentiles::clip).toArray())
                    .as("order %d", order)
                    .containsExactly(clipped(values));
            assertThat(given).as("values given").containsExactly(values);
        }
    }

    @Test
    void shouldNotLookAtWhatLiesBehindTheSampleAndLeaveNanAlone() {
        Percentiles percentiles = Percentiles.of(new double[] {3, 1, 2, Double.NaN, -100}, 3);

        assertThat(percentiles.low()).isEqualTo(1 + 0.02 * 1);
        assertThat(percentiles.high()).isEqualTo(2 + (0.99 * 2 - 1) * 1);
        assertThat(percentiles.clip(Double.NaN)).isNaN();
    }

    /** With ties; as drawn, ascending or descending. */
    private double[] sample(int count, int order) {
        double[] values = random.doubles(count, -5, 5)
                .map(value -> Math.round(value * 100) / 8.0)
                .toArray();
        if (order != 0) {
            Arrays.sort(values);
        }
        for (int i = 0; order < 0 && i < count / 2; i++) {
            double first = values[i];
            values[i] = values[count - 1 - i];
            values[count - 1 - i] = first;
        }
        return values;
    }

    private static double[] clipped(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = quantile(sorted, 0.01);
        double high = quantile(sorted, 0.99);
        return Arrays.stream(values)
                .map(value -> Math.min(high, Math.max(low, value)))
                .toArray();
    }

    private static double quantile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (rank - below) * (above - sorted[below]);
    }
}
