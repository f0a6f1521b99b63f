package io.ballast.monitor.domain.pipeline;

import java.util.Locale;

/** Where a step stands. */
public enum StepState {
    /** Planned or queued. */
    PENDING,
    /** At work. */
    RUNNING,
    /** Done. */
    SUCCEEDED,
    /** Done in part. */
    PARTIAL,
    /** Given up. */
    FAILED,
    /** Stopped on request. */
    CANCELLED;

    /**
     * Whether the step has ended.
     *
     * @return true if no further change is legal
     */
    public boolean isTerminal() {
        return this != PENDING && this != RUNNING;
    }

    /**
     * Whether the step did what the next one needs.
     *
     * @return true if it is done, if only in part
     */
    public boolean isDone() {
        return this == SUCCEEDED || this == PARTIAL;
    }

    /**
     * Whether a change is legal.
     *
     * @param next the state to come
     * @return true for a later state; a state never follows itself
     */
    public boolean canBecome(StepState next) {
        return !isTerminal() && next != PENDING && next != this;
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
     * The state of an operation as the state of its step.
     *
     * @param label a state of operations or steps, lower case
     * @return the step's state
     * @throws IllegalArgumentException if the state is unknown
     */
    public static StepState of(String label) {
        return label.equals("queued") ? PENDING : valueOf(label.toUpperCase(Locale.ROOT));
    }
}
