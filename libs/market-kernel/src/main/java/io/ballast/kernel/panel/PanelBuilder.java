package io.ballast.kernel.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Collects the rows of a {@link Panel} in order. For one thread, and for one panel. */
public final class PanelBuilder {
    private final List<String> columnNames;
    private final List<String> symbols = new ArrayList<>();
    private int[] rowStarts = new int[16];
    private int[] sessions;
    private double[][] columns;
    private int rows;

    PanelBuilder(List<String> columnNames, int expectedRows) {
        this.columnNames = List.copyOf(columnNames);
        if (new HashSet<>(columnNames).size() != columnNames.size()) {
            throw new IllegalArgumentException("Panel columns " + columnNames + " name one twice: give each name once");
        }
        if (expectedRows < 0) {
            throw new IllegalArgumentException("expectedRows=" + expectedRows + " is not allowed: 0 or more expected");
        }
        this.sessions = new int[expectedRows];
        this.columns = new double[columnNames.size()][expectedRows];
    }

    /**
     * Appends a row.
     *
     * @param symbol not before the previous row's symbol
     * @param session calendar ordinal, after the previous row's of the same symbol
     * @param values one per column, NaN where missing; copied, so the caller may use the array again
     * @return this builder
     * @throws IllegalArgumentException if the row is out of order or has another number of values
     */
    public PanelBuilder add(String symbol, int session, double... values) {
        if (values.length != columns.length) {
            throw new IllegalArgumentException("Row of " + symbol + " has " + values.length + " values: the panel has "
                    + columns.length + " columns " + columnNames);
        }
        checkOrder(symbol, session);
        ensureRoom();
        sessions[rows] = session;
        for (int c = 0; c < columns.length; c++) {
            columns[c][rows] = values[c];
        }
        rows++;
        return this;
    }

    /**
     * Appends rows of a symbol.
     *
     * @param symbol not before the previous row's symbol
     * @param rowSessions calendar ordinals; those in use ascend, the first one after the previous row's of the same symbol
     * @param rowColumns one array per column, NaN where missing; copied
     * @param from first row of the arrays in use
     * @param to the row after the last one in use; none if it is {@code from}
     * @return this builder
     * @throws IllegalArgumentException if a row is out of order or there is another number of columns
     */
    public PanelBuilder addAll(String symbol, int[] rowSessions, double[][] rowColumns, int from, int to) {
        if (rowColumns.length != columns.length) {
            throw new IllegalArgumentException("Rows of " + symbol + " have " + rowColumns.length
                    + " values: the panel has " + columns.length + " columns " + columnNames);
        }
        for (int row = from; row < to; row++) {
            checkOrder(symbol, rowSessions[row]);
            ensureRoom();
            sessions[rows++] = rowSessions[row];
        }
        for (int c = 0; c < columns.length; c++) {
            System.arraycopy(rowColumns[c], from, columns[c], rows - (to - from), to - from);
        }
        return this;
    }

    /**
     * The finished panel. The builder must not be used afterwards.
     *
     * @return a panel of all rows added
     */
    public Panel build() {
        int[] starts = Arrays.copyOf(rowStarts, symbols.size() + 1);
        starts[symbols.size()] = rows;
        if (sessions.length > rows) {
            resize(rows);
        }
        Panel panel = new Panel(columnNames, symbols.toArray(new String[0]), starts, sessions, columns);
        columns = null;
        sessions = null;
        return panel;
    }

    private void checkOrder(String symbol, int session) {
        if (symbols.isEmpty()) {
            startSymbol(symbol);
            return;
        }
        String current = symbols.get(symbols.size() - 1);
        int order = symbol.compareTo(current);
        if (order < 0) {
            throw new IllegalArgumentException(
                    "Row of " + symbol + " comes after rows of " + current + ": rows must be ordered by symbol");
        }
        if (order > 0) {
            startSymbol(symbol);
        } else if (session <= sessions[rows - 1]) {
            throw new IllegalArgumentException("Row of " + symbol + " at session " + session + " comes after session "
                    + sessions[rows - 1] + ": sessions of a symbol must ascend, each once");
        }
    }

    private void startSymbol(String symbol) {
        if (symbols.size() == rowStarts.length) {
            rowStarts = Arrays.copyOf(rowStarts, rowStarts.length * 2);
        }
        rowStarts[symbols.size()] = rows;
        symbols.add(symbol);
    }

    private void ensureRoom() {
        if (rows == sessions.length) {
            resize(Math.max(1024, rows + (rows >> 1)));
        }
    }

    private void resize(int capacity) {
        sessions = Arrays.copyOf(sessions, capacity);
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Arrays.copyOf(columns[c], capacity);
        }
    }
}
