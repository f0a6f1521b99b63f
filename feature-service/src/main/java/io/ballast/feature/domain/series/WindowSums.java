package io.ballast.feature.domain.series;

/**
 * Sums over windows of rows or sessions in constant time per row, missing values counted as 0. A window is cut where the
 * calendar's blocks of as many sessions meet: what lies before the cut is summed backwards from it, what lies after it
 * forwards (van Herk 1992). So nothing outside of a window touches its sum, not even by rounding, wherever the rows
 * begin, and nothing is ever subtracted. Two columns are summed in one pass: each sum waits for the one before it, so the
 * second one comes for nothing. Keeps buffers; for one thread.
 */
public final class WindowSums {
    private final int length;
    private int[] sessions;
    private int from;
    private int rows;
    private double[] backwards = new double[0];
    private double[] otherBackwards = new double[0];

    /**
     * Sums over windows of one length.
     *
     * @param length rows or sessions, at least 1
     */
    public WindowSums(int length) {
        this.length = length;
    }

    /**
     * Takes the rows that the next sums are over: the wanted ones of a symbol, and what they look back at.
     *
     * @param series of the symbol
     */
    public void begin(SymbolSeries series) {
        sessions = series.sessions();
        from = series.firstNeeded(length - 1);
        rows = series.rows();
        if (backwards.length < rows) {
            backwards = new double[sessions.length];
            otherBackwards = new double[sessions.length];
        }
    }

    /**
     * Sums of a column over the rows {@code t - length + 1 .. t}.
     *
     * @param values column
     * @param result takes a sum per wanted row, as with two columns
     */
    public void overRows(double[] values, double[] result) {
        overRows(values, result, values, result);
    }

    /**
     * Sums of two columns over the rows {@code t - length + 1 .. t}.
     *
     * @param values column
     * @param result takes a sum per wanted row; it means nothing in the first length - 1 rows, and where the window
     *     stretches over as many sessions as two lengths or more
     * @param others another column
     * @param otherResult takes its sums
     */
    public void overRows(double[] values, double[] result, double[] others, double[] otherResult) {
        int previous = from;
        double previousTotal = 0;
        double otherPreviousTotal = 0;
        for (int start = from; start < rows; ) {
            int end = endOfBlock(start);
            sumBackwards(values, others, start, end);
            double sum = 0;
            double other = 0;
            for (int t = start; t < end; t++) {
                sum += orZero(values[t]);
                other += orZero(others[t]);
                int first = t - length + 1;
                if (first >= start || first < from) {
                    result[t] = sum;
                    otherResult[t] = other;
                } else if (first >= previous) {
                    result[t] = backwards[first] + sum;
                    otherResult[t] = otherBackwards[first] + other;
                } else {
                    result[t] = backwards[first] + previousTotal + sum;
                    otherResult[t] = otherBackwards[first] + otherPreviousTotal + other;
                }
            }
            previous = start;
            previousTotal = sum;
            otherPreviousTotal = other;
            start = end;
        }
    }

    /**
     * Sums of two columns over the rows within the sessions that end at row t.
     *
     * @param values column
     * @param result takes a sum per wanted row
     * @param others another column
     * @param otherResult takes its sums
     */
    public void overSessions(double[] values, double[] result, double[] others, double[] otherResult) {
        int first = from;
        for (int start = from; start < rows; ) {
            int end = endOfBlock(start);
            sumBackwards(values, others, start, end);
            double sum = 0;
            double other = 0;
            for (int t = start; t < end; t++) {
                while (sessions[first] <= sessions[t] - length) {
                    first++;
                }
                sum += orZero(values[t]);
                other += orZero(others[t]);
                result[t] = first >= start ? sum : backwards[first] + sum;
                otherResult[t] = first >= start ? other : otherBackwards[first] + other;
            }
            start = end;
        }
    }

    /** The row after the block of the calendar that a row is in. */
    private int endOfBlock(int start) {
        int nextBlock = (sessions[start] / length + 1) * length;
        int end = start + 1;
        while (end < rows && sessions[end] < nextBlock) {
            end++;
        }
        return end;
    }

    private void sumBackwards(double[] values, double[] others, int start, int end) {
        double sum = 0;
        double other = 0;
        for (int t = end - 1; t >= start; t--) {
            sum += orZero(values[t]);
            other += orZero(others[t]);
            backwards[t] = sum;
            otherBackwards[t] = other;
        }
    }

    private static double orZero(double value) {
        return value == value ? value : 0;
    }
}
