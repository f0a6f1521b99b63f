package io.ballast.feature.domain.series;

import io.ballast.kernel.panel.Panel;

/**
 * The input series of one symbol, one value per row, rows in order of session. Arrays may be longer than
 * {@link #rows()}; they are kept between symbols. NaN = missing. For one thread.
 */
public final class SymbolSeries {
    private String symbol = "";
    private int rows;
    private int[] sessions = new int[0];
    private double[] close;
    private double[] volume;
    private double[] price;
    private double[] adjustedOpen;
    private double[] adjustedHigh;
    private double[] adjustedLow;
    private double[] adjustedVolume;
    private double[] dollarVolume;
    private double[] returns;
    private double[] squaredReturns;
    private double[] benchmarkReturns;
    private final Counts returnCounts = new Counts();

    /**
     * Takes over a symbol's bars and derives the adjusted series from them.
     *
     * @param panel bars with the columns of {@link BarColumns}
     * @param index of the symbol in the panel
     * @param benchmark market proxy
     */
    public void load(Panel panel, int index, BenchmarkSeries benchmark) {
        symbol = panel.symbol(index);
        int start = panel.rowStart(index);
        rows = panel.rowEnd(index) - start;
        ensureRoom();
        System.arraycopy(panel.sessions(), start, sessions, 0, rows);
        System.arraycopy(panel.column(BarColumns.CLOSE), start, close, 0, rows);
        System.arraycopy(panel.column(BarColumns.VOLUME), start, volume, 0, rows);
        double[] factor = panel.column(BarColumns.PRICE_FACTOR);
        multiply(panel.column(BarColumns.CLOSE), factor, start, price);
        multiply(panel.column(BarColumns.OPEN), factor, start, adjustedOpen);
        multiply(panel.column(BarColumns.HIGH), factor, start, adjustedHigh);
        multiply(panel.column(BarColumns.LOW), factor, start, adjustedLow);
        double[] splits = panel.column(BarColumns.SPLIT_FACTOR);
        for (int t = 0; t < rows; t++) {
            adjustedVolume[t] = volume[t] / splits[start + t];
            dollarVolume[t] = close[t] * volume[t];
        }
        deriveReturns(benchmark);
    }

    private void deriveReturns(BenchmarkSeries benchmark) {
        if (rows > 0) {
            returns[0] = Double.NaN;
            squaredReturns[0] = Double.NaN;
            benchmarkReturns[0] = Double.NaN;
        }
        for (int t = 1; t < rows; t++) {
            returns[t] = isWithinStretch(t - 1, t, 1) ? price[t] / price[t - 1] - 1 : Double.NaN;
            squaredReturns[t] = returns[t] * returns[t];
            benchmarkReturns[t] = benchmark.price(sessions[t]) / benchmark.price(sessions[t - 1]) - 1;
        }
        returnCounts.begin(returns, rows);
    }

    /**
     * The stretch guard: whether two rows lie close enough for a value over {@code k} rows.
     *
     * @param first row, not negative
     * @param last row
     * @param k rows the value reaches over
     * @return false if more than k + k / 4 exchange sessions lie between them
     */
    public boolean isWithinStretch(int first, int last, int k) {
        return sessions[last] - sessions[first] <= k + k / 4;
    }

    /**
     * Whether a window that reaches back over {@code k} rows may be used at a row.
     *
     * @param row its last row
     * @param k rows it reaches back
     * @return false before row k, and where the stretch guard forbids it
     */
    public boolean canReachBack(int row, int k) {
        return row >= k && isWithinStretch(row - k, row, k);
    }

    /**
     * Name of the symbol.
     *
     * @return symbol
     */
    public String symbol() {
        return symbol;
    }

    /**
     * Number of rows.
     *
     * @return at least 0
     */
    public int rows() {
        return rows;
    }

    /**
     * Calendar ordinals.
     *
     * @return the array itself
     */
    public int[] sessions() {
        return sessions;
    }

    /**
     * Raw close.
     *
     * @return the array itself, USD
     */
    public double[] close() {
        return close;
    }

    /**
     * Raw volume.
     *
     * @return the array itself, shares
     */
    public double[] volume() {
        return volume;
    }

    /**
     * Adjusted close.
     *
     * @return the array itself
     */
    public double[] price() {
        return price;
    }

    /**
     * Adjusted open.
     *
     * @return the array itself
     */
    public double[] adjustedOpen() {
        return adjustedOpen;
    }

    /**
     * Adjusted high.
     *
     * @return the array itself
     */
    public double[] adjustedHigh() {
        return adjustedHigh;
    }

    /**
     * Adjusted low.
     *
     * @return the array itself
     */
    public double[] adjustedLow() {
        return adjustedLow;
    }

    /**
     * Volume in shares of before the first split.
     *
     * @return the array itself
     */
    public double[] adjustedVolume() {
        return adjustedVolume;
    }

    /**
     * Raw close times raw volume.
     *
     * @return the array itself, USD
     */
    public double[] dollarVolume() {
        return dollarVolume;
    }

    /**
     * Returns from row to row, NaN across a missing session.
     *
     * @return the array itself, fractions
     */
    public double[] returns() {
        return returns;
    }

    /**
     * Squares of the returns.
     *
     * @return the array itself
     */
    public double[] squaredReturns() {
        return squaredReturns;
    }

    /**
     * How many returns are there.
     *
     * @return counts of windows
     */
    public Counts returnCounts() {
        return returnCounts;
    }

    /**
     * The benchmark's return from the symbol's previous row date to its row date.
     *
     * @return the array itself, fractions
     */
    public double[] benchmarkReturns() {
        return benchmarkReturns;
    }

    private void multiply(double[] raw, double[] factor, int start, double[] result) {
        for (int t = 0; t < rows; t++) {
            result[t] = raw[start + t] * factor[start + t];
        }
    }

    private void ensureRoom() {
        if (sessions.length >= rows && close != null) {
            return;
        }
        int capacity = Math.max(rows, sessions.length * 2);
        sessions = new int[capacity];
        close = new double[capacity];
        volume = new double[capacity];
        price = new double[capacity];
        adjustedOpen = new double[capacity];
        adjustedHigh = new double[capacity];
        adjustedLow = new double[capacity];
        adjustedVolume = new double[capacity];
        dollarVolume = new double[capacity];
        returns = new double[capacity];
        squaredReturns = new double[capacity];
        benchmarkReturns = new double[capacity];
    }
}
