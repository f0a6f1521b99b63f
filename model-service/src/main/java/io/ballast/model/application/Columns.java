package io.ballast.model.application;

import java.util.Arrays;

/** Rows of floats in one growing array, given back column by column. */
final class Columns {

    private static final int FIRST_ROWS = 1024;

    private final int width;
    private float[] values;
    private int rows;

    Columns(int width) {
        this.width = width;
        this.values = new float[FIRST_ROWS * width];
    }

    void add(float[] row) {
        if ((rows + 1) * width > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        System.arraycopy(row, 0, values, rows++ * width, width);
    }

    double[] of(int column) {
        double[] result = new double[rows];
        for (int row = 0; row < rows; row++) {
            result[row] = values[row * width + column];
        }
        return result;
    }
}
