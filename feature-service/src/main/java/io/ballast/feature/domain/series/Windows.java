package io.ballast.feature.domain.series;

/**
 * Statistics of the rows {@code [from, to)} of a column. Missing values (NaN) are left out, and the answer is NaN if fewer
 * than {@code needed} remain.
 */
public final class Windows {
    /**
     * Share of the squares that must be left after subtracting the mean's: it bounds what cancels, and with it the
     * relative error of a variance to some 1e-11.
     */
    public static final double LEAST_SHARE = 1e-4;

    private Windows() {}

    /**
     * How many values of a window must be there: 80 %, rounded up.
     *
     * @param rows length of the window
     * @return 17 of 21, 51 of 63, 202 of 252
     */
    public static int needed(int rows) {
        return (4 * rows + 4) / 5;
    }

    /**
     * Arithmetic mean.
     *
     * @param values column
     * @param from first row
     * @param to row after the last one
     * @param needed values needed, at least 1
     * @return mean or NaN
     */
    public static double mean(double[] values, int from, int to, int needed) {
        int count = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (value == value) {
                sum += value;
                count++;
            }
        }
        return count < needed ? Double.NaN : sum / count;
    }

    /**
     * Greatest value.
     *
     * @param values column
     * @param from first row
     * @param to row after the last one
     * @param needed values needed, at least 1
     * @return maximum or NaN
     */
    public static double max(double[] values, int from, int to, int needed) {
        int count = 0;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (value == value) {
                max = value > max ? value : max;
                count++;
            }
        }
        return count < needed ? Double.NaN : max;
    }

    /**
     * Sample standard deviation (divisor: values used less 1), exactly 0 if all values are equal.
     *
     * @param values column
     * @param from first row
     * @param to row after the last one
     * @param needed values needed, at least 2
     * @return standard deviation or NaN
     */
    public static double standardDeviation(double[] values, int from, int to, int needed) {
        int count = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (value == value) {
                sum += value;
                count++;
            }
        }
        if (count < needed) {
            return Double.NaN;
        }
        double mean = sum / count;
        double squares = squaredDeviations(values, from, to, mean);
        // Equal values differ from their rounded mean by a few units in the last place at most.
        double rounding = 1e-12 * mean;
        if (squares <= count * rounding * rounding && allEqual(values, from, to)) {
            return 0;
        }
        return Math.sqrt(squares / (count - 1));
    }

    /**
     * Sample standard deviation out of sums that are already there; summed afresh where they say too little.
     *
     * @param values column
     * @param from first row
     * @param to row after the last one
     * @param count values that are there, at least 2
     * @param sum of the values
     * @param squares sum of their squares
     * @return standard deviation, exactly 0 if all values are equal
     */
    public static double standardDeviation(double[] values, int from, int to, int count, double sum, double squares) {
        double left = squares - sum * sum / count;
        if (left > LEAST_SHARE * squares) {
            return Math.sqrt(left / (count - 1));
        }
        return squares == 0 ? 0 : standardDeviation(values, from, to, count);
    }

    private static boolean allEqual(double[] values, int from, int to) {
        double first = Double.NaN;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (value == value) {
                if (value != first && first == first) {
                    return false;
                }
                first = value;
            }
        }
        return true;
    }

    private static double squaredDeviations(double[] values, int from, int to, double mean) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (value == value) {
                double deviation = value - mean;
                squares += deviation * deviation;
            }
        }
        return squares;
    }
}
