package io.ballast.feature.domain.series;

/** Greatest values of windows of rows in constant time per row, missing values left out. Keeps buffers; for one thread. */
public final class WindowMaxima {
    private final int length;
    private double[] backwards = new double[0];

    /**
     * Maxima of windows of one length.
     *
     * @param length rows, at least 1
     */
    public WindowMaxima(int length) {
        this.length = length;
    }

    /**
     * Maxima of the rows {@code t - length + 1 .. t}, each window cut where blocks of rows meet (van Herk 1992).
     *
     * @param series says which rows are wanted
     * @param values column
     * @param result takes a maximum per wanted row from row length - 1 on; negative infinity where all are missing
     */
    public void compute(SymbolSeries series, double[] values, double[] result) {
        int rows = series.rows();
        int from = series.firstNeeded(length - 1);
        if (backwards.length < rows) {
            backwards = new double[values.length];
        }
        for (int start = from; start < rows; start += length) {
            int end = Math.min(start + length, rows);
            double max = Double.NEGATIVE_INFINITY;
            for (int t = start; t < end; t++) {
                max = values[t] > max ? values[t] : max;
                int first = t - length + 1;
                double before = first >= from && first < start ? backwards[first] : max;
                result[t] = before > max ? before : max;
            }
            max = Double.NEGATIVE_INFINITY;
            for (int t = end - 1; t >= start; t--) {
                max = values[t] > max ? values[t] : max;
                backwards[t] = max;
            }
        }
    }
}
