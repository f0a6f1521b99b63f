package io.ballast.launcher.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as its widest cell. */
public final class Table {

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /**
     * A table.
     *
     * @param columns a heading per column; one that starts with {@code >} is aligned to the right
     */
    public Table(String... columns) {
        right = new boolean[columns.length];
        var headings = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            right[i] = columns[i].startsWith(">");
            headings[i] = right[i] ? columns[i].substring(1) : columns[i];
        }
        rows.add(headings);
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are columns
     */
    public void add(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
        }
        rows.add(cells);
    }

    /**
     * The finished lines.
     *
     * @return heading first, indented by two spaces
     */
    public List<String> lines() {
        var widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(String[] row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String space = " ".repeat(widths[i] - row[i].length());
            line.append("  ").append(right[i] ? space + row[i] : row[i] + space);
        }
        return line.toString().stripTrailing();
    }
}
