package io.ballast.feature.domain.series;

/** How many values of a window of rows are there. Keeps its buffer; for one thread. */
public final class Counts {
    private int[] before = new int[1];

    /**
     * Counts a column.
     *
     * @param values column
     * @param from first row that is asked for
     * @param rows in use
     */
    public void begin(double[] values, int from, int rows) {
        if (before.length <= rows) {
            before = new int[values.length + 1];
        }
        int count = 0;
        for (int t = from; t < rows; t++) {
            before[t] = count;
            count += values[t] == values[t] ? 1 : 0;
        }
        before[rows] = count;
    }

    /**
     * Values that are not NaN.
     *
     * @param from first row, not before the first one counted
     * @param to row after the last one
     * @return 0 to {@code to - from}
     */
    public int of(int from, int to) {
        return before[to] - before[from];
    }
}
