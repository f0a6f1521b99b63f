package io.ballast.kit.operation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an operation stands. */
public enum OperationState {
    /** Recorded, not started, or waiting for its next attempt. */
    QUEUED,
    /** At work, or put off until somebody it waits for may be back. */
    RUNNING,
    /** Ended, everything done. */
    SUCCEEDED,
    /** Ended, done in part; the error says what is missing. */
    PARTIAL,
    /** Ended without success. */
    FAILED,
    /** Ended because somebody asked for it. */
    CANCELLED;

    /** The name in REST, events and the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will happen. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /**
     * The state of a name.
     *
     * @throws IllegalArgumentException if there is no such state
     */
    public static OperationState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
