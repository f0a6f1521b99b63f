package io.ballast.ingestion.domain.suspect;

import java.util.Arrays;

/**
 * Median and spread of the latest values that were trusted. The spread is 1.4826 times the median absolute deviation,
 * which estimates a normal distribution's standard deviation and bears up to half of bad values (Hampel 1974).
 */
final class RobustBaseline {

    private static final double NORMAL = 1.4826;

    private final double[] ring;
    private int count;

    RobustBaseline(int size) {
        ring = new double[size];
    }

    void add(double value) {
        ring[count++ % ring.length] = value;
    }

    int size() {
        return Math.min(count, ring.length);
    }

    /** Greatest value; negative infinity if there is none. */
    double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size(); i++) {
            max = Math.max(max, ring[i]);
        }
        return max;
    }

    /** NaN if there is none. */
    double median() {
        return medianOf(Arrays.copyOf(ring, size()));
    }

    /** NaN if there is none. */
    double spread() {
        double median = median();
        double[] deviations = new double[size()];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.abs(ring[i] - median);
        }
        return NORMAL * medianOf(deviations);
    }

    private static double medianOf(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
