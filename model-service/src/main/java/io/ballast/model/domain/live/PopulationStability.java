package io.ballast.model.domain.live;

import java.util.Arrays;

/**
 * Population stability index: how far a sample is from a reference, as the sum over bins of (a - e) ln(a / e), with the
 * shares a of the sample and e of the reference. The bins are the reference's tenths and one for missing values. By
 * convention below 0.1 nothing to speak of has changed, above 0.25 a lot has (Siddiqi 2006, "Credit Risk Scorecards").
 */
public final class PopulationStability {

    /** From here on a change is worth a look. */
    public static final double MODERATE = 0.1;

    /** From here on the sample is another one. */
    public static final double MAJOR = 0.25;

    private static final int BINS = 10;

    /** Stands for a share of nothing, which has no logarithm. */
    private static final double LEAST = 1e-4;

    private PopulationStability() {}

    /**
     * The index.
     *
     * @param reference values, NaN = missing
     * @param sample values, NaN = missing
     * @return 0 or more; NaN if either is empty
     */
    public static double of(double[] reference, double[] sample) {
        if (reference.length == 0 || sample.length == 0) {
            return Double.NaN;
        }
        double[] edges = edges(reference);
        double[] expected = shares(reference, edges);
        double[] actual = shares(sample, edges);
        double index = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            double e = Math.max(LEAST, expected[bin]);
            double a = Math.max(LEAST, actual[bin]);
            index += (a - e) * Math.log(a / e);
        }
        return index;
    }

    /** The inner bounds of the tenths, without those that coincide. */
    private static double[] edges(double[] reference) {
        double[] sorted = Arrays.stream(reference)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? sorted
                : java.util.stream.IntStream.range(1, BINS)
                        .mapToDouble(bin -> sorted[(int) ((long) bin * sorted.length / BINS)])
                        .distinct()
                        .toArray();
    }

    /** Share of the values per bin; the last one is for missing values. */
    private static double[] shares(double[] values, double[] edges) {
        double[] shares = new double[edges.length + 2];
        for (double value : values) {
            shares[Double.isNaN(value) ? edges.length + 1 : bin(value, edges)]++;
        }
        for (int bin = 0; bin < shares.length; bin++) {
            shares[bin] /= values.length;
        }
        return shares;
    }

    /** Number of bounds that are not above the value. */
    private static int bin(double value, double[] edges) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
