package io.ballast.feature.domain.volume;

import io.ballast.feature.domain.series.SymbolSeries;

/** The rows that lie within a number of exchange sessions ending at a row: a session without a bar is in it, as nothing. */
final class SessionWindow {
    private final int[] sessions;
    private final int length;
    private int first;

    SessionWindow(SymbolSeries series, int length) {
        this.sessions = series.sessions();
        this.length = length;
    }

    /** First row of the window that ends at row t; to be called with ascending t. */
    int advance(int t) {
        while (sessions[first] <= sessions[t] - length) {
            first++;
        }
        return first;
    }

    /** Whether at least the window's length of sessions has passed since the symbol's first row. */
    boolean isComplete(int t) {
        return sessions[t] - sessions[0] >= length - 1;
    }
}
