package io.ballast.monitor.domain.pipeline;

import java.util.Locale;

/** Where a run stands. */
public enum RunState {
    /** At work. */
    RUNNING,
    /** Ended with every step done. */
    SUCCEEDED,
    /** Ended with a step done in part. */
    PARTIAL,
    /** Ended by a step that failed. */
    FAILED,
    /** Stopped on request. */
    CANCELLED,
    /** There was nothing to do, for instance on a holiday. */
    SKIPPED;

    /**
     * Whether the run has ended.
     *
     * @return true if no further change is legal
     */
    public boolean isTerminal() {
        return this != RUNNING;
    }

    /**
     * Name in tables and replies.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a {@link #label()}.
     *
     * @param label lower case
     * @return the state
     * @throws IllegalArgumentException if the state is unknown
     */
    public static RunState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
