package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.Arrays;

import io.ballast.model.domain.target.Target;

/** The rows of one session as they come in: in any order and not yet standardised. */
final class RowBlock {

    private static final int TARGETS = Target.values().length;

    private final LocalDate session;
    private final int ordinal;
    private final int width;
    private int[] positions;
    private float[] features;
    private final float[][] labels = new float[TARGETS][];
    private final float[][] executable = new float[TARGETS][];
    private int size;
    private int spoiled;

    /**
     * @param width features per row
     * @param capacity rows expected; more are possible
     */
    RowBlock(LocalDate session, int ordinal, int width, int capacity) {
        this.session = session;
        this.ordinal = ordinal;
        this.width = width;
        this.positions = new int[Math.max(1, capacity)];
        this.features = new float[positions.length * width];
        for (int target = 0; target < TARGETS; target++) {
            labels[target] = new float[positions.length];
            executable[target] = new float[positions.length];
        }
    }

    void add(int position, float[] row, float[] rowLabels, float[] rowExecutable) {
        if (size == positions.length) {
            grow();
        }
        positions[size] = position;
        System.arraycopy(row, 0, features, size * width, width);
        for (int target = 0; target < TARGETS; target++) {
            labels[target][size] = rowLabels[target];
            executable[target][size] = rowExecutable[target];
        }
        size++;
    }

    private void grow() {
        int capacity = positions.length * 2;
        positions = Arrays.copyOf(positions, capacity);
        features = Arrays.copyOf(features, capacity * width);
        for (int target = 0; target < TARGETS; target++) {
            labels[target] = Arrays.copyOf(labels[target], capacity);
            executable[target] = Arrays.copyOf(executable[target], capacity);
        }
    }

    int ordinal() {
        return ordinal;
    }

    /**
     * The rows in alphabetical order with the kept columns only, not yet standardised.
     *
     * @param columns positions of the features to keep
     * @param ends where the labels end
     * @param jumps what must not be learned from or judged by: such rows lose their labels
     * @throws IllegalArgumentException if a symbol has two rows
     */
    CrossSection sorted(Universe universe, int[] columns, LabelEnds ends, PriceJumps jumps) {
        int[] order = order(universe);
        String[] symbols = new String[size];
        float[] sortedFeatures = new float[size * columns.length];
        short[] reach = new short[size];
        String[] sectors = new String[size];
        for (int row = 0; row < size; row++) {
            symbols[row] = universe.symbol(positions[order[row]]);
            sectors[row] = universe.sector(positions[order[row]]);
            reach[row] = ends.reach(positions[order[row]], ordinal);
            if (jumps.spoil(symbols[row], ordinal, ends.executableReach(positions[order[row]], ordinal))) {
                loseLabels(order[row]);
            }
            for (int column = 0; column < columns.length; column++) {
                sortedFeatures[row * columns.length + column] = features[order[row] * width + columns[column]];
            }
        }
        return new CrossSection(
                session,
                ordinal,
                symbols,
                sortedFeatures,
                sorted(labels, order),
                sorted(executable, order),
                reach,
                sectors);
    }

    private void loseLabels(int row) {
        boolean labelled = false;
        for (int target = 0; target < TARGETS; target++) {
            labelled |= !Float.isNaN(labels[target][row]);
            labels[target][row] = Float.NaN;
            executable[target][row] = Float.NaN;
        }
        spoiled += labelled ? 1 : 0;
    }

    /** Rows that lost a label because they reach over a price jump; known after {@link #sorted}. */
    int spoiled() {
        return spoiled;
    }

    /** Row numbers by alphabetical position: both are packed into a long, which sorts without objects. */
    private int[] order(Universe universe) {
        long[] keys = new long[size];
        for (int row = 0; row < size; row++) {
            keys[row] = (long) positions[row] << Integer.SIZE | row;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int row = 0; row < size; row++) {
            order[row] = (int) keys[row];
            if (row > 0 && positions[order[row]] == positions[order[row - 1]]) {
                throw new IllegalArgumentException(
                        universe.symbol(positions[order[row]]) + " has two rows on " + session);
            }
        }
        return order;
    }

    private static float[][] sorted(float[][] columns, int[] order) {
        float[][] sorted = new float[columns.length][order.length];
        for (int column = 0; column < columns.length; column++) {
            for (int row = 0; row < order.length; row++) {
                sorted[column][row] = columns[column][order[row]];
            }
        }
        return sorted;
    }
}
