package io.ballast.feature.domain.series;

import java.util.Arrays;
import java.util.List;

import io.ballast.feature.domain.definition.Feature;

/**
 * The features and targets of one symbol: a column of doubles per {@link Feature}, NaN where null, and the terminal flag
 * of the label. Buffers are kept between symbols. For one thread.
 */
public final class FeatureBlock {
    private final double[][] columns = new double[Feature.all().size()][];
    private boolean[] terminal = new boolean[0];
    private List<RecursiveAnchor> anchors = List.of();
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
        rows = rowCount;
        anchors = List.of();
        if (terminal.length < rowCount) {
            int capacity = Math.max(rowCount, terminal.length * 2);
            terminal = new boolean[capacity];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = new double[capacity];
            }
        }
        Arrays.fill(terminal, 0, rowCount, false);
        for (double[] column : columns) {
            Arrays.fill(column, 0, rowCount, Double.NaN);
        }
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
        return columns[feature.ordinal()];
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

    /** Turns what is not finite into NaN: neither is ever stored. */
    public void clearInfinities() {
        for (double[] column : columns) {
            for (int row = 0; row < rows; row++) {
                // Infinity less itself is NaN; a finite value is multiplied by 1.
                double value = column[row];
                column[row] = value * ((value - value) + 1);
            }
        }
    }
}
