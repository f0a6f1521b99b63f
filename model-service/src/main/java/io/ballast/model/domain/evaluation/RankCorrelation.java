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
        if (predictions.length != outcomes.length) {
            throw new IllegalArgumentException(
                    predictions.length + " predictions and " + outcomes.length + " outcomes do not belong together");
        }
        double[] left = new double[predictions.length];
        double[] right = new double[predictions.length];
        int pairs = 0;
        for (int row = 0; row < predictions.length; row++) {
            if (!Double.isNaN(predictions[row]) && !Float.isNaN(outcomes[row])) {
                left[pairs] = predictions[row];
                right[pairs++] = outcomes[row];
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
