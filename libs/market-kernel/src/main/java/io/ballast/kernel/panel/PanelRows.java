package io.ballast.kernel.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows for a {@link Panel} in any order, such as that of a disk. Kept in chunks, so that nothing is copied while they grow.
 * For one thread; several of them, filled on a thread each, make one panel by {@link Panel#of}.
 */
public final class PanelRows {
    private static final int CHUNK = 1 << 14;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> symbols = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final int columnCount;

    /** Some rows; who reads a column for the last time drops it. */
    static final class Chunk {
        private final int[] symbols = new int[CHUNK];
        private final int[] sessions = new int[CHUNK];
        private final double[][] columns;
        private int size;

        private Chunk(int columnCount) {
            columns = new double[columnCount][CHUNK];
        }

        int size() {
            return size;
        }

        /** Index of the symbol per row; later the row's place in the panel. */
        int[] symbols() {
            return symbols;
        }

        int[] sessions() {
            return sessions;
        }

        double[] takeColumn(int column) {
            double[] values = columns[column];
            columns[column] = null;
            return values;
        }
    }

    /**
     * No rows yet.
     *
     * @param columnCount values per row
     */
    public PanelRows(int columnCount) {
        this.columnCount = columnCount;
    }

    /**
     * Adds a row.
     *
     * @param symbol any
     * @param session calendar ordinal, once per symbol
     * @param values one per column, NaN where missing; copied, so the caller may use the array again
     * @throws IllegalArgumentException if it has another number of values
     */
    public void add(String symbol, int session, double... values) {
        if (values.length != columnCount) {
            throw new IllegalArgumentException(
                    "Row of " + symbol + " has " + values.length + " values: there are " + columnCount + " columns");
        }
        Chunk chunk = chunkWithRoom();
        int row = chunk.size++;
        chunk.symbols[row] = idOf(symbol);
        chunk.sessions[row] = session;
        for (int c = 0; c < columnCount; c++) {
            chunk.columns[c][row] = values[c];
        }
    }

    private Chunk chunkWithRoom() {
        if (chunks.isEmpty() || chunks.get(chunks.size() - 1).size == CHUNK) {
            chunks.add(new Chunk(columnCount));
        }
        return chunks.get(chunks.size() - 1);
    }

    private int idOf(String symbol) {
        Integer known = ids.putIfAbsent(symbol, symbols.size());
        if (known != null) {
            return known;
        }
        symbols.add(symbol);
        return symbols.size() - 1;
    }

    /** Symbols in the order of their indexes. */
    List<String> symbols() {
        return symbols;
    }

    List<Chunk> chunks() {
        return chunks;
    }
}
