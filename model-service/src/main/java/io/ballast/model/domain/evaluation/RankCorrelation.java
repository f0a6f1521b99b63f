package io.ballast.model.domain.evaluation;

import java.util.Arrays;

/** Spearman's rank correlation. */
public final class RankCorrelation {

    /** Pairs needed for a correlation that says anything. */
    static final int PAIRS_NEEDED = 10;

    private RankCorrelation() {}

    /**
     * Correlation of the ranks of two series; equal values share the mean of their ranks.
     *
     * @param predictions one value per row, NaN = missing
     * @param outcomes one value per row, NaN = missing
     * @return -1 to 1 over the rows that have both; NaN if there are fewer than 10 of them or one side is constant
     */
    public static double spearman(double[] predictions, float[] outcomes) {
        double[] wide = new double[outcomes.length];
        for (int row = 0; row < outcomes.length; row++) {
            wide[row] = outcomes[row];
        }
        return spearman(predictions, wide);
    }

    /**
     * The same for two series of full precision.
     *
     * @param one one value per row, NaN = missing
     * @param other one value per row, NaN = missing
     * @return -1 to 1 over the rows that have both; NaN if there are fewer than 10 of them or one side is constant
     */
    public static double spearman(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    one.length + " predictions and " + other.length + " outcomes do not belong together");
        }
        double[] left = new double[one.length];
        double[] right = new double[one.length];
        int pairs = 0;
        for (int row = 0; row < one.length; row++) {
            if (!Double.isNaN(one[row]) && !Double.isNaN(other[row])) {
                left[pairs] = one[row];
                right[pairs++] = other[row];
            }
        }
        if (pairs < PAIRS_NEEDED) {
            return Double.NaN;
        }
        return pearson(ranks(Arrays.copyOf(left, pairs)), ranks(Arrays.copyOf(right, pairs)));
    }

    /** Ranks from 1, with the mean rank for equal values. */
    static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int below = lowerBound(sorted, values[i]);
            int notAbove = upperBound(sorted, values[i]);
            ranks[i] = (below + 1 + notAbove) / 2.0;
        }
        return ranks;
    }

    private static int lowerBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int upperBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double pearson(double[] left, double[] right) {
        double mean = (left.length + 1) / 2.0;
        double products = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < left.length; i++) {
            double l = left[i] - mean;
            double r = right[i] - mean;
            products += l * r;
            leftSquares += l * l;
            rightSquares += r * r;
        }
        return leftSquares == 0 || rightSquares == 0 ? Double.NaN : products / Math.sqrt(leftSquares * rightSquares);
    }
}
