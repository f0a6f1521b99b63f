package io.ballast.feature.domain.series;

import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.kernel.panel.Panel;

/**
 * The input series of one symbol, one value per row, rows in order of session. Arrays may be longer than
 * {@link #rows()}; they are kept between symbols. NaN = missing. For one thread.
 */
public final class SymbolSeries {
    private final ClosedDays closed;
    private String symbol = "";
    private int rows;
    private int firstWanted;
    private int firstSession;
    private int[] sessions = new int[0];
    private int[] positions = sessions;
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
    private double[] benchmarkPrice;
    private double[] benchmarkReturns;
    private final Counts returnCounts = new Counts();

    /** Series of a market that was open on every session of the calendar. */
    public SymbolSeries() {
        this(ClosedDays.NONE);
    }

    /**
     * Series of a market.
     *
     * @param closed days that count as no sessions
     */
    public SymbolSeries(ClosedDays closed) {
        this.closed = closed;
    }

    /**
     * Takes over a symbol's bars and derives the adjusted series from them, to compute every row.
     *
     * @param panel bars with the columns of {@link BarColumns}
     * @param index of the symbol in the panel
     * @param benchmark market proxy
     */
    public void load(Panel panel, int index, BenchmarkSeries benchmark) {
        load(panel, index, benchmark, 0, panel.sessions()[panel.rowStart(index)]);
    }

    /**
     * Takes over a symbol's bars and derives the adjusted series from them, to compute the latest rows: those before are
     * only looked back at.
     *
     * @param panel bars with the columns of {@link BarColumns}
     * @param index of the symbol in the panel
     * @param benchmark market proxy
     * @param wanted first row to be computed, 0 to the number of rows
     * @param began calendar ordinal of the symbol's first row of all, whether or not it is among the bars
     */
    public void load(Panel panel, int index, BenchmarkSeries benchmark, int wanted, int began) {
        symbol = panel.symbol(index);
        int start = panel.rowStart(index);
        rows = panel.rowEnd(index) - start;
        firstWanted = wanted;
        firstSession = began;
        ensureRoom();
        System.arraycopy(panel.sessions(), start, sessions, 0, rows);
        positions = numbered();
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

    private int[] numbered() {
        if (rows == 0 || closed.between(firstSession, sessions[rows - 1]) == 0) {
            return sessions;
        }
        int[] numbers = new int[sessions.length];
        closed.passOver(firstSession, sessions, rows, numbers);
        return numbers;
    }

    private void deriveReturns(BenchmarkSeries benchmark) {
        if (rows > 0) {
            returns[0] = Double.NaN;
            squaredReturns[0] = Double.NaN;
            benchmarkReturns[0] = Double.NaN;
        }
        for (int t = 0; t < rows; t++) {
            benchmarkPrice[t] = benchmark.price(sessions[t]);
        }
        for (int t = 1; t < rows; t++) {
            returns[t] = price[t] / price[t - 1] - 1;
            benchmarkReturns[t] = benchmarkPrice[t] / benchmarkPrice[t - 1] - 1;
        }
        clearStretched(1, 1, returns);
        for (int t = 1; t < rows; t++) {
            squaredReturns[t] = returns[t] * returns[t];
        }
        returnCounts.begin(returns, 0, rows);
    }

    /**
     * The first row to be computed of a value that reaches back over {@code k} rows.
     *
     * @param k rows, at least 0
     * @return the first wanted row, or row k if that is later
     */
    public int firstRow(int k) {
        return Math.max(k, firstWanted);
    }

    /**
     * The first row that wanted rows look back at over {@code k} rows.
     *
     * @param k rows, at least 0
     * @return row, at least 0
     */
    public int firstNeeded(int k) {
        return Math.max(0, firstWanted - k);
    }

    /**
     * The stretch guard: whether two rows lie close enough for a value over {@code k} rows.
     *
     * @param first row, not negative
     * @param last row
     * @param k rows the value reaches over
     * @return false if they lie more than k + k / 4 exchange sessions apart
     */
    public boolean isWithinStretch(int first, int last, int k) {
        return sessionsBetween(first, last) <= k + k / 4;
    }

    /**
     * How many exchange sessions one row lies behind another.
     *
     * @param first row
     * @param last row, not before it
     * @return difference of their ordinals less the closed days between them
     */
    public int sessionsBetween(int first, int last) {
        return positions[last] - positions[first];
    }

    /**
     * How many exchange sessions a row lies behind the row before it, which need not be here.
     *
     * @param session calendar ordinal of the row before
     * @param row with no other one in between
     * @return difference of the ordinals less the closed days between them
     */
    public int sessionsSince(int session, int row) {
        return sessions[row] - session - closed.between(session, sessions[row]);
    }

    /**
     * Takes away what reaches too far: quotients of all rows are worked out several at a time where no condition stands
     * between them.
     *
     * @param k rows each value reaches back
     * @param values per row, of which those that the stretch guard forbids become NaN, from the first wanted row on
     */
    public void clearStretched(int k, double[] values) {
        clearStretched(k, firstRow(k), values);
    }

    private void clearStretched(int k, int from, double[] values) {
        for (int t = from; t < rows; t++) {
            if (!isWithinStretch(t - k, t, k)) {
                values[t] = Double.NaN;
            }
        }
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
     * Numbers of the rows by the sessions that were held, so that their differences are distances.
     *
     * @return the array of {@link #sessions} itself where no closed day is passed over
     */
    public int[] positions() {
        return positions;
    }

    /**
     * The session of the symbol's first row of all, which may lie before the rows that are here.
     *
     * @return calendar ordinal, and position
     */
    public int firstSession() {
        return firstSession;
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
        benchmarkPrice = new double[capacity];
        benchmarkReturns = new double[capacity];
    }
}
