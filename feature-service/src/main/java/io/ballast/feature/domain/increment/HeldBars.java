package io.ballast.feature.domain.increment;

import java.util.Arrays;

import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/** All bars of one symbol from some session on. */
final class HeldBars {
    /** Room that is made at once for bars to come, and rows that lie before the first session before they are dropped. */
    private static final int SPARE = 64;

    private int from;
    private int[] sessions = new int[0];
    private double[][] columns = new double[BarColumns.ALL.size()][0];
    private int rows;

    /** No bars from a session on, until they are {@linkplain #replace replaced}. */
    HeldBars(int from) {
        this.from = from;
    }

    /** The first session of which a bar would be here. */
    int from() {
        return from;
    }

    /** Rows there is room for. */
    int capacity() {
        return sessions.length;
    }

    /**
     * Takes other bars for a range of sessions, those before {@link #from} left out.
     *
     * @param range sessions that are replaced
     * @param panel holds their bars and maybe others
     * @param index of the symbol in it, negative if it is not there
     */
    void replace(SessionRange range, Panel panel, int index) {
        int first = Math.max(from, range.from());
        int kept = rowFrom(first);
        int after = Math.max(kept, rowFrom(range.toExclusive()));
        int start = index < 0 ? 0 : panel.rowFrom(index, first);
        int end = index < 0 ? 0 : panel.rowFrom(index, range.toExclusive());
        int added = Math.max(0, end - start);
        int later = rows - after;
        ensureRoom(kept + added + later);
        System.arraycopy(sessions, after, sessions, kept + added, later);
        System.arraycopy(panel.sessions(), start, sessions, kept, added);
        for (int c = 0; c < columns.length; c++) {
            System.arraycopy(columns[c], after, columns[c], kept + added, later);
            System.arraycopy(panel.column(BarColumns.ALL.get(c)), start, columns[c], kept, added);
        }
        rows = kept + added + later;
    }

    /** Drops what lies more than some sessions before the last bar. */
    void keepLatest(int count) {
        int wanted = rows == 0 ? from : Math.max(from, sessions[rows - 1] - count + 1);
        int dropped = rowFrom(wanted);
        if (dropped > SPARE) {
            sessions = Arrays.copyOfRange(sessions, dropped, rows + SPARE);
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Arrays.copyOfRange(columns[c], dropped, rows + SPARE);
            }
            rows -= dropped;
            from = wanted;
        }
    }

    /** How many bars there are from a session on. */
    int rowCount(int session) {
        return rows - rowFrom(session);
    }

    /** Appends the bars from a session on. */
    void copyTo(PanelBuilder panel, String symbol, int session) {
        panel.addAll(symbol, sessions, columns, rowFrom(session), rows);
    }

    private int rowFrom(int session) {
        int found = Arrays.binarySearch(sessions, 0, rows, session);
        return found < 0 ? -found - 1 : found;
    }

    private void ensureRoom(int needed) {
        if (needed > sessions.length) {
            sessions = Arrays.copyOf(sessions, needed + SPARE);
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Arrays.copyOf(columns[c], needed + SPARE);
            }
        }
    }
}
