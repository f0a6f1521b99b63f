package io.ballast.simulator.domain;

/** The empty answer: it has no row that could be asked for. */
final class NoBars implements Bars {
    @Override
    public int size() {
        return 0;
    }

    @Override
    public int security(int row) {
        throw noSuchRow(row);
    }

    @Override
    public int epochDay(int row) {
        throw noSuchRow(row);
    }

    @Override
    public double open(int row) {
        throw noSuchRow(row);
    }

    @Override
    public double high(int row) {
        throw noSuchRow(row);
    }

    @Override
    public double low(int row) {
        throw noSuchRow(row);
    }

    @Override
    public double close(int row) {
        throw noSuchRow(row);
    }

    @Override
    public double volume(int row) {
        throw noSuchRow(row);
    }

    @Override
    public double vwap(int row) {
        throw noSuchRow(row);
    }

    @Override
    public double tradeCount(int row) {
        throw noSuchRow(row);
    }

    private static IndexOutOfBoundsException noSuchRow(int row) {
        return new IndexOutOfBoundsException("row " + row + " of no bars");
    }
}
