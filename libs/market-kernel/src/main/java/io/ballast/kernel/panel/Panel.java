package io.ballast.kernel.panel;

import java.util.Arrays;
import java.util.List;

/**
 * A ragged table of symbols by sessions in primitive columns: the rows of a symbol lie together, symbols ascending (by
 * {@link String#compareTo}), sessions ascending within a symbol, no session twice. A missing number is NaN, never zero.
 *
 * <p>Arrays are handed out without copying, because they are large; who reads them must not write to them.
 */
public final class Panel {
    private final List<String> columnNames;
    private final String[] symbols;
    private final int[] rowStarts;
    private final int[] sessions;
    private final double[][] columns;

    Panel(List<String> columnNames, String[] symbols, int[] rowStarts, int[] sessions, double[][] columns) {
        this.columnNames = columnNames;
        this.symbols = symbols;
        this.rowStarts = rowStarts;
        this.sessions = sessions;
        this.columns = columns;
    }

    /**
     * A builder that takes rows ordered by symbol, then session.
     *
     * @param columnNames names of the columns, each once
     * @param expectedRows how many rows to make room for at first; the builder grows beyond it
     * @return an empty builder
     */
    public static PanelBuilder builder(List<String> columnNames, int expectedRows) {
        return new PanelBuilder(columnNames, expectedRows);
    }

    /**
     * A panel of rows that came in any order. The parts must not be used afterwards.
     *
     * @param columnNames names of the columns, each once
     * @param parts rows; in whatever order, and however cut into parts, they make the same panel
     * @return a panel of all rows
     * @throws IllegalArgumentException if a session of a symbol is there twice
     */
    public static Panel of(List<String> columnNames, List<PanelRows> parts) {
        return new PanelSorter(columnNames, parts).sort();
    }

    /**
     * Number of symbols.
     *
     * @return at least 0; every symbol has at least one row
     */
    public int symbolCount() {
        return symbols.length;
    }

    /**
     * Number of rows of all symbols.
     *
     * @return at least 0
     */
    public int rowCount() {
        return sessions.length;
    }

    /**
     * Name of a symbol.
     *
     * @param index 0..symbolCount - 1
     * @return the symbol
     */
    public String symbol(int index) {
        return symbols[index];
    }

    /**
     * Position of a symbol.
     *
     * @param symbol the symbol looked for
     * @return its index, or -1 if it has no row
     */
    public int indexOf(String symbol) {
        return Math.max(-1, Arrays.binarySearch(symbols, symbol));
    }

    /**
     * First row of a symbol.
     *
     * @param index 0..symbolCount - 1
     * @return row number
     */
    public int rowStart(int index) {
        return rowStarts[index];
    }

    /**
     * The row after the last one of a symbol.
     *
     * @param index 0..symbolCount - 1
     * @return row number, exclusive
     */
    public int rowEnd(int index) {
        return rowStarts[index + 1];
    }

    /**
     * Calendar ordinals of the sessions, one per row.
     *
     * @return the array itself; do not write to it
     */
    public int[] sessions() {
        return sessions;
    }

    /**
     * Row of a symbol at a session.
     *
     * @param index 0..symbolCount - 1
     * @param session calendar ordinal
     * @return row number, or -1 if the symbol has no row there
     */
    public int rowAt(int index, int session) {
        return Math.max(-1, Arrays.binarySearch(sessions, rowStart(index), rowEnd(index), session));
    }

    /**
     * First row of a symbol at a session or after it.
     *
     * @param index 0..symbolCount - 1
     * @param session calendar ordinal
     * @return row number, {@link #rowEnd} if all its rows are earlier
     */
    public int rowFrom(int index, int session) {
        int found = Arrays.binarySearch(sessions, rowStart(index), rowEnd(index), session);
        return found < 0 ? -found - 1 : found;
    }

    /**
     * Names of the columns in the builder's order.
     *
     * @return unmodifiable list
     */
    public List<String> columnNames() {
        return columnNames;
    }

    /**
     * A column by name, one value per row, NaN where missing.
     *
     * @param name one of {@link #columnNames()}
     * @return the array itself; do not write to it
     * @throws IllegalArgumentException if there is no such column
     */
    public double[] column(String name) {
        int position = columnNames.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException("Panel has no column '" + name + "': it has " + columnNames);
        }
        return columns[position];
    }
}
