package io.ballast.feature.domain.definition;

/**
 * Which rows of its symbol and of the benchmark, besides its own, a value depends on.
 *
 * @param rowsBack how many rows before its own it may use, at least 0
 * @param recursive whether it depends on all rows since the last restart, whatever {@code rowsBack} says
 * @param forward whether it looks at the rows up to the target horizon
 * @param rowsBeyondHorizon rows it uses after the horizon, 0 unless {@code forward}
 * @param benchmarkRowsBack how many rows of the benchmark before the session's it may use, at least 0
 */
public record Reach(int rowsBack, boolean recursive, boolean forward, int rowsBeyondHorizon, int benchmarkRowsBack) {

    /** Checks the bounds. */
    public Reach {
        if (rowsBack < 0 || benchmarkRowsBack < 0 || rowsBeyondHorizon < 0 || (!forward && rowsBeyondHorizon > 0)) {
            throw new IllegalArgumentException(
                    "Reach of " + rowsBack + " rows back, " + benchmarkRowsBack + " of the benchmark, and "
                            + rowsBeyondHorizon + " beyond the horizon (forward=" + forward + ") is not allowed");
        }
    }

    /**
     * A window over past rows.
     *
     * @param rows rows before its own
     * @return reach
     */
    public static Reach back(int rows) {
        return new Reach(rows, false, false, 0, 0);
    }

    /**
     * A window over past rows of the benchmark alone.
     *
     * @param rows rows of the benchmark before the session's
     * @return reach
     */
    public static Reach benchmark(int rows) {
        return new Reach(0, false, false, 0, rows);
    }

    /**
     * A recursive average.
     *
     * @param rows rows before its own that it needs at least
     * @return reach
     */
    public static Reach recursive(int rows) {
        return new Reach(rows, true, false, 0, 0);
    }

    /**
     * A label.
     *
     * @param rowsBack rows before its own
     * @param rowsBeyondHorizon rows after the horizon
     * @return reach
     */
    public static Reach forward(int rowsBack, int rowsBeyondHorizon) {
        return new Reach(rowsBack, false, true, rowsBeyondHorizon, 0);
    }

    /**
     * Rows after its own that a value depends on.
     *
     * @param horizon target horizon in rows
     * @return 0 for every feature
     */
    public int rowsForward(int horizon) {
        return forward ? horizon + rowsBeyondHorizon : 0;
    }
}
