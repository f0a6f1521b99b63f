package io.ballast.simulator.domain.seeded;

import java.util.Arrays;

import io.ballast.simulator.domain.Bars;

/** The bars of one session in compact columns: prices in cents, the average price in hundredths of a cent. */
final class SessionBars implements Bars {
    private static final double CENTS = 100;
    private static final double VWAP_UNITS = 10_000;

    private final int epochDay;
    private final int[] securities;
    private final int[] opens;
    private final int[] highs;
    private final int[] lows;
    private final int[] closes;
    private final int[] volumes;
    private final int[] trades;

    private SessionBars(int epochDay, int rows) {
        this.epochDay = epochDay;
        securities = new int[rows];
        opens = new int[rows];
        highs = new int[rows];
        lows = new int[rows];
        closes = new int[rows];
        volumes = new int[rows];
        trades = new int[rows];
    }

    private SessionBars(SessionBars source, int rows) {
        epochDay = source.epochDay;
        securities = Arrays.copyOf(source.securities, rows);
        opens = Arrays.copyOf(source.opens, rows);
        highs = Arrays.copyOf(source.highs, rows);
        lows = Arrays.copyOf(source.lows, rows);
        closes = Arrays.copyOf(source.closes, rows);
        volumes = Arrays.copyOf(source.volumes, rows);
        trades = Arrays.copyOf(source.trades, rows);
    }

    /** Row of a security, negative if it did not trade. */
    int rowOf(int security) {
        return Arrays.binarySearch(securities, security);
    }

    @Override
    public int size() {
        return securities.length;
    }

    @Override
    public int security(int row) {
        return securities[row];
    }

    @Override
    public int epochDay(int row) {
        return epochDay;
    }

    @Override
    public double open(int row) {
        return opens[row] / CENTS;
    }

    @Override
    public double high(int row) {
        return highs[row] / CENTS;
    }

    @Override
    public double low(int row) {
        return lows[row] / CENTS;
    }

    @Override
    public double close(int row) {
        return closes[row] / CENTS;
    }

    @Override
    public double volume(int row) {
        return volumes[row];
    }

    @Override
    public double vwap(int row) {
        long sum = (long) opens[row] + highs[row] + lows[row] + closes[row];
        return sum * 25 / VWAP_UNITS;
    }

    @Override
    public double tradeCount(int row) {
        return trades[row];
    }

    /** Gathers the bars of a session, in the order of the securities. */
    static final class Builder {
        private final SessionBars rows;
        private int count;

        Builder(int epochDay, int capacity) {
            rows = new SessionBars(epochDay, capacity);
        }

        void add(int security, Shape shape, int volume, int trades) {
            rows.securities[count] = security;
            rows.opens[count] = shape.open();
            rows.highs[count] = shape.high();
            rows.lows[count] = shape.low();
            rows.closes[count] = shape.close();
            rows.volumes[count] = volume;
            rows.trades[count] = trades;
            count++;
        }

        SessionBars build() {
            return new SessionBars(rows, count);
        }
    }

    /**
     * Four prices in cents.
     *
     * @param open first
     * @param high at least the others
     * @param low at most the others
     * @param close last
     */
    record Shape(int open, int high, int low, int close) {}
}
