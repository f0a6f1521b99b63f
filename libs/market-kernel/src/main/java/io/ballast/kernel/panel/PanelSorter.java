package io.ballast.kernel.panel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Puts rows into the order of a panel: each goes to the next place of its symbol, column by column, and symbols whose
 * sessions came out of order are sorted then. Needs room for little more than the rows, since what is done is dropped.
 */
final class PanelSorter {
    private final List<String> columnNames;
    private final List<PanelRows> parts;
    private final String[] symbols;
    private final int[] rowStarts;
    private final int rowCount;

    PanelSorter(List<String> columnNames, List<PanelRows> parts) {
        this.columnNames = List.copyOf(columnNames);
        this.parts = parts;
        TreeSet<String> names = new TreeSet<>();
        parts.forEach(part -> names.addAll(part.symbols()));
        this.symbols = names.toArray(String[]::new);
        this.rowStarts = new int[symbols.length + 1];
        this.rowCount = place();
    }

    /** Turns the symbol of each row into its place. */
    private int place() {
        int[][] indexes = parts.stream().map(this::indexes).toArray(int[][]::new);
        for (int p = 0; p < indexes.length; p++) {
            for (PanelRows.Chunk chunk : parts.get(p).chunks()) {
                for (int row = 0; row < chunk.size(); row++) {
                    rowStarts[indexes[p][chunk.symbols()[row]] + 1]++;
                }
            }
        }
        Arrays.parallelPrefix(rowStarts, Math::addExact);
        int[] next = rowStarts.clone();
        for (int p = 0; p < indexes.length; p++) {
            for (PanelRows.Chunk chunk : parts.get(p).chunks()) {
                int[] places = chunk.symbols();
                for (int row = 0; row < chunk.size(); row++) {
                    places[row] = next[indexes[p][places[row]]]++;
                }
            }
        }
        return rowStarts[symbols.length];
    }

    private int[] indexes(PanelRows part) {
        return part.symbols().stream()
                .mapToInt(symbol -> Arrays.binarySearch(symbols, symbol))
                .toArray();
    }

    Panel sort() {
        int[] sessions = sessions();
        double[][] columns = new double[columnNames.size()][];
        IntStream.range(0, columns.length).parallel().forEach(c -> columns[c] = column(c));
        for (int i = 0; i < symbols.length; i++) {
            if (!isAscending(sessions, i)) {
                reorder(i, sessions, columns);
            }
        }
        return new Panel(columnNames, symbols, rowStarts, sessions, columns);
    }

    private int[] sessions() {
        int[] result = new int[rowCount];
        for (PanelRows part : parts) {
            for (PanelRows.Chunk chunk : part.chunks()) {
                for (int row = 0; row < chunk.size(); row++) {
                    result[chunk.symbols()[row]] = chunk.sessions()[row];
                }
            }
        }
        return result;
    }

    private double[] column(int column) {
        double[] result = new double[rowCount];
        for (PanelRows part : parts) {
            for (PanelRows.Chunk chunk : part.chunks()) {
                double[] values = chunk.takeColumn(column);
                for (int row = 0; row < chunk.size(); row++) {
                    result[chunk.symbols()[row]] = values[row];
                }
            }
        }
        return result;
    }

    private boolean isAscending(int[] sessions, int symbol) {
        for (int row = rowStarts[symbol] + 1; row < rowStarts[symbol + 1]; row++) {
            if (sessions[row] <= sessions[row - 1]) {
                return false;
            }
        }
        return true;
    }

    private void reorder(int symbol, int[] sessions, double[][] columns) {
        int start = rowStarts[symbol];
        int end = rowStarts[symbol + 1];
        int[] order = IntStream.range(start, end)
                .boxed()
                .sorted(Comparator.comparingInt(row -> sessions[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] sorted = Arrays.stream(order).map(row -> sessions[row]).toArray();
        System.arraycopy(sorted, 0, sessions, start, sorted.length);
        if (!isAscending(sessions, symbol)) {
            throw new IllegalArgumentException("A session of " + symbols[symbol] + " came twice: each once expected");
        }
        for (double[] column : columns) {
            double[] values =
                    Arrays.stream(order).mapToDouble(row -> column[row]).toArray();
            System.arraycopy(values, 0, column, start, values.length);
        }
    }
}
