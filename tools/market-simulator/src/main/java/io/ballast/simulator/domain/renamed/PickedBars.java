package io.ballast.simulator.domain.renamed;

import io.ballast.simulator.domain.Bars;

/** Rows of other bars in an order of their own, each of a security of its own. */
final class PickedBars implements Bars {
    private final Bars bars;
    private final int[] rows;
    private final int[] securities;

    PickedBars(Bars bars, int[] rows, int[] securities) {
        this.bars = bars;
        this.rows = rows;
        this.securities = securities;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int security(int row) {
        return securities[row];
    }

    @Override
    public int epochDay(int row) {
        return bars.epochDay(rows[row]);
    }

    @Override
    public double open(int row) {
        return bars.open(rows[row]);
    }

    @Override
    public double high(int row) {
        return bars.high(rows[row]);
    }

    @Override
    public double low(int row) {
        return bars.low(rows[row]);
    }

    @Override
    public double close(int row) {
        return bars.close(rows[row]);
    }

    @Override
    public double volume(int row) {
        return bars.volume(rows[row]);
    }

    @Override
    public double vwap(int row) {
        return bars.vwap(rows[row]);
    }

    @Override
    public double tradeCount(int row) {
        return bars.tradeCount(rows[row]);
    }
}
