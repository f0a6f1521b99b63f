package io.ballast.feature.domain.series;

import java.util.Arrays;
import java.util.List;

import io.ballast.feature.domain.definition.Feature;

/**
 * The features and targets of one symbol: a column of doubles per {@link Feature}, NaN where null, and the terminal flag
 * of the label. A column is emptied when it is first asked for, just before it is written, since all of them together are
 * larger than a cache. Buffers are kept between symbols. For one thread.
 */
public final class FeatureBlock {
    private final double[][] columns = new double[Feature.all().size()][];
    private final boolean[] emptied = new boolean[columns.length];
    private final boolean[] finite = new boolean[columns.length];
    private boolean[] terminal = new boolean[0];
    private List<RecursiveAnchor> anchors = List.of();
    private int firstRow;
    private int rows;

    /** An empty block. */
    public FeatureBlock() {
        Arrays.fill(columns, new double[0]);
    }

    /**
     * Makes room for a symbol: every value NaN, no label terminal.
     *
     * @param rowCount rows of the symbol
     */
    public void reset(int rowCount) {
        reset(0, rowCount);
    }

    /**
     * Makes room for the latest rows of a symbol: every value NaN, no label terminal.
     *
     * @param first row that will be written; those before it hold nothing that means something
     * @param rowCount rows of the symbol
     */
    public void reset(int first, int rowCount) {
        firstRow = first;
        rows = rowCount;
        anchors = List.of();
        if (terminal.length < rowCount) {
            int capacity = Math.max(rowCount, terminal.length * 2);
            terminal = new boolean[capacity];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = new double[capacity];
            }
        }
        Arrays.fill(terminal, firstRow, rowCount, false);
        Arrays.fill(emptied, false);
        Arrays.fill(finite, true);
    }

    /**
     * Rows in use; the arrays may be longer.
     *
     * @return at least 0
     */
    public int rows() {
        return rows;
    }

    /**
     * A column, to be written by the kernel that owns it and read by others.
     *
     * @param feature which one
     * @return the array itself, at least {@link #rows()} long
     */
    public double[] column(Feature feature) {
        int c = feature.ordinal();
        if (!emptied[c]) {
            Arrays.fill(columns[c], firstRow, rows, Double.NaN);
            emptied[c] = true;
            finite[c] = false;
        }
        return columns[c];
    }

    /**
     * Per row, whether its label ended with the symbol's delisting.
     *
     * @return the array itself, at least {@link #rows()} long
     */
    public boolean[] terminal() {
        return terminal;
    }

    /**
     * Places from which the recursive averages of the symbol can be computed on.
     *
     * @return ascending, valid for ever
     */
    public List<RecursiveAnchor> anchors() {
        return anchors;
    }

    /**
     * Sets the places to compute on from.
     *
     * @param places ascending
     */
    public void anchors(List<RecursiveAnchor> places) {
        anchors = List.copyOf(places);
    }

    /** Turns what is not finite into NaN, in the columns first asked for since the last time: neither is ever stored. */
    public void clearInfinities() {
        for (int c = 0; c < columns.length; c++) {
            if (!finite[c]) {
                clearInfinities(columns[c]);
                finite[c] = true;
            }
        }
    }

    private void clearInfinities(double[] column) {
        for (int row = firstRow; row < rows; row++) {
            // Infinity less itself is NaN; a finite value is multiplied by 1.
            double value = column[row];
            column[row] = value * ((value - value) + 1);
        }
    }
}
