package io.ballast.model.domain.dataset;

import java.util.Arrays;

/** Clips a sample to its 1st and 99th percentile, by linear interpolation between the order statistics. */
final class Quantiles {

    private static final double LOW = 0.01;
    private static final double HIGH = 0.99;

    private Quantiles() {}

    /**
     * Clips in place.
     *
     * @param values the sample, without NaN
     * @param count how many of the values belong to it, from the start
     * @param scratch an array of at least the same length, overwritten
     */
    static void winsorise(double[] values, int count, double[] scratch) {
        if (count == 0) {
            return;
        }
        System.arraycopy(values, 0, scratch, 0, count);
        Arrays.sort(scratch, 0, count);
        double low = quantile(scratch, count, LOW);
        double high = quantile(scratch, count, HIGH);
        for (int i = 0; i < count; i++) {
            values[i] = Math.min(high, Math.max(low, values[i]));
        }
    }

    /** The quantile of a sorted sample; {@code share} from 0 to 1. */
    static double quantile(double[] sorted, int count, double share) {
        double rank = share * (count - 1);
        int below = (int) rank;
        if (below + 1 >= count) {
            return sorted[count - 1];
        }
        return sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
    }
}
