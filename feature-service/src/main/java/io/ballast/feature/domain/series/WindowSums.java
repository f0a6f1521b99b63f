package io.ballast.feature.domain.series;

/**
 * Sums over windows of rows or sessions in constant time per row, missing values counted as 0. A window is cut where the
 * calendar's blocks of as many sessions meet: what lies before the cut is summed backwards from it, what lies after it
 * forwards (van Herk 1992). So nothing outside of a window touches its sum, not even by rounding, wherever the rows
 * begin, and nothing is ever subtracted. Keeps buffers; for one thread.
 */
public final class WindowSums {
    private final int length;
    private int[] sessions;
    private int rows;
    private double[] backwards = new double[0];

    /**
     * Sums over windows of one length.
     *
     * @param length rows or sessions, at least 1
     */
    public WindowSums(int length) {
        this.length = length;
    }

    /**
     * Takes the rows that the next sums are over.
     *
     * @param series of the symbol
     */
    public void begin(SymbolSeries series) {
        sessions = series.sessions();
        rows = series.rows();
        if (backwards.length < rows) {
            backwards = new double[sessions.length];
        }
    }

    /**
     * Sums over the rows {@code t - length + 1 .. t}.
     *
     * @param values column
     * @param result takes a sum per row; it means nothing in the first length - 1 rows, and where the window stretches
     *     over as many sessions as two lengths or more
     */
    public void overRows(double[] values, double[] result) {
        int previous = 0;
        double previousTotal = 0;
        for (int start = 0; start < rows; ) {
            int end = sumBackwards(values, start);
            double sum = 0;
            for (int t = start; t < end; t++) {
                sum += orZero(values[t]);
                int first = t - length + 1;
                if (first >= start || first < 0) {
                    result[t] = sum;
                } else if (first >= previous) {
                    result[t] = backwards[first] + sum;
                } else {
                    result[t] = backwards[first] + previousTotal + sum;
                }
            }
            previous = start;
            previousTotal = sum;
            start = end;
        }
    }

    /**
     * Sums over the rows within the sessions that end at row t.
     *
     * @param values column
     * @param result takes a sum per row
     */
    public void overSessions(double[] values, double[] result) {
        int first = 0;
        for (int start = 0; start < rows; ) {
            int end = sumBackwards(values, start);
            double sum = 0;
            for (int t = start; t < end; t++) {
                while (sessions[first] <= sessions[t] - length) {
                    first++;
                }
                sum += orZero(values[t]);
                result[t] = first >= start ? sum : backwards[first] + sum;
            }
            start = end;
        }
    }

    /** Sums from the end of the block that starts at a row; gives the row after the block. */
    private int sumBackwards(double[] values, int start) {
        int nextBlock = (sessions[start] / length + 1) * length;
        int end = start + 1;
        while (end < rows && sessions[end] < nextBlock) {
            end++;
        }
        double sum = 0;
        for (int t = end - 1; t >= start; t--) {
            sum += orZero(values[t]);
            backwards[t] = sum;
        }
        return end;
    }

    private static double orZero(double value) {
        return value == value ? value : 0;
    }
}
