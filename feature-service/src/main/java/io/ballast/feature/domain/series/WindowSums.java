package io.ballast.feature.domain.series;

/**
 * Sums over windows of rows or sessions in constant time per row, missing values counted as 0. A window is cut where the
 * calendar's blocks of as many sessions meet: what lies before the cut is summed backwards from it, what lies after it
 * forwards (van Herk 1992). So nothing outside of a window touches its sum, not even by rounding, wherever the rows
 * begin, and nothing is ever subtracted. Each sum waits for the one before it, so four of them go side by side: two columns,
 * up and down a block. Windows that closed days stretch over more blocks than a window can touch are summed row by row. Keeps
 * buffers; for one thread.
 */
public final class WindowSums {
    private final int length;
    private int[] sessions;
    private int[] positions;
    private int from;
    private int rows;
    private double[] backwards = new double[0];
    private double[] otherBackwards = new double[0];
    private double[] unused = new double[0];

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
        positions = series.positions();
        from = series.firstNeeded(length - 1);
        rows = series.rows();
        if (backwards.length < rows) {
            backwards = new double[sessions.length];
            otherBackwards = new double[sessions.length];
            unused = new double[sessions.length];
        }
    }

    /**
     * Sums of a column over the rows {@code t - length + 1 .. t}.
     *
     * @param values column
     * @param result takes a sum per wanted row, as with two columns
     */
    public void overRows(double[] values, double[] result) {
        overRows(values, result, values, unused);
    }

    /**
     * Sums of two columns over the rows {@code t - length + 1 .. t}.
     *
     * @param values column
     * @param result takes a sum per wanted row, not the column itself; it means nothing in the first length - 1 rows, and where
     *     the window stretches over as many held sessions as two lengths or more
     * @param others another column
     * @param otherResult takes its sums
     */
    public void overRows(double[] values, double[] result, double[] others, double[] otherResult) {
        int previous = from;
        double previousTotal = 0;
        double otherPreviousTotal = 0;
        for (int start = from; start < rows; ) {
            int end = endOfBlock(start);
            sumBlock(start, end, values, result, others, otherResult);
            double total = result[end - 1];
            double otherTotal = otherResult[end - 1];
            int whole = Math.min(end, start + length - 1);
            int cutTwice = Math.min(whole, previous + length - 1);
            int first = Math.max(start, from + length - 1);
            for (int t = first; t < cutTwice; t++) {
                result[t] = backwards[t - length + 1] + previousTotal + result[t];
                otherResult[t] = otherBackwards[t - length + 1] + otherPreviousTotal + otherResult[t];
            }
            int cutOnce = Math.max(first, cutTwice);
            addBefore(backwards, cutOnce, whole, result);
            addBefore(otherBackwards, cutOnce, whole, otherResult);
            previous = start;
            previousTotal = total;
            otherPreviousTotal = otherTotal;
            start = end;
        }
        if (positions != sessions) {
            for (int t = from + length - 1; t < rows; t++) {
                sumWide(t - length + 1, t, 2 * length, values, result);
                sumWide(t - length + 1, t, 2 * length, others, otherResult);
            }
        }
    }

    /** Adds to sums of a block what lies in the block before it; one statement, which is made for several rows at a time. */
    private void addBefore(double[] before, int from, int to, double[] result) {
        for (int t = from; t < to; t++) {
            result[t] += before[t - length + 1];
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
            sumBlock(start, end, values, result, others, otherResult);
            for (int t = start; t < end; t++) {
                while (positions[first] <= positions[t] - length) {
                    first++;
                }
                if (first >= start) {
                    break;
                }
                result[t] += backwards[first];
                otherResult[t] += otherBackwards[first];
            }
            start = end;
        }
        if (positions != sessions) {
            first = from;
            for (int t = from; t < rows; t++) {
                while (positions[first] <= positions[t] - length) {
                    first++;
                }
                sumWide(first, t, length, values, result);
                sumWide(first, t, length, others, otherResult);
            }
        }
    }

    /** Sums the rows of a window that spans so many sessions of the calendar that blocks would be missed. */
    private void sumWide(int first, int last, int tooWide, double[] values, double[] result) {
        if (sessions[last] - sessions[first] >= tooWide) {
            double sum = 0;
            for (int t = first; t <= last; t++) {
                sum += orZero(values[t]);
            }
            result[last] = sum;
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

    /** Sums of the rows of a block up to each one, into the results, and from each one on. */
    private void sumBlock(int start, int end, double[] values, double[] result, double[] others, double[] otherResult) {
        double up = 0;
        double otherUp = 0;
        double down = 0;
        double otherDown = 0;
        for (int t = start, back = end - 1; t < end; t++, back--) {
            up += orZero(values[t]);
            otherUp += orZero(others[t]);
            down += orZero(values[back]);
            otherDown += orZero(others[back]);
            result[t] = up;
            otherResult[t] = otherUp;
            backwards[back] = down;
            otherBackwards[back] = otherDown;
        }
    }

    private static double orZero(double value) {
        return value == value ? value : 0;
    }
}
