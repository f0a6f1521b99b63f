package io.ballast.monitor.domain.pipeline;

import java.time.Instant;
import java.util.Objects;

/**
 * What was seen of a step.
 *
 * @param state the state it was seen in
 * @param at when, system clock
 * @param done units done, at least 0
 * @param total units to do, 0 if unknown
 * @param unit what is counted, null if nothing is
 * @param detail a remark or an error, {@link #NO_DETAIL} to clear it, null to leave it as it was
 */
public record Observation(StepState state, Instant at, long done, long total, String unit, String detail) {

    /** Clears the remark of a step. */
    public static final String NO_DETAIL = "";

    /** Refuses missing parts. */
    public Observation {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(at, "at");
    }

    /**
     * An observation without progress.
     *
     * @param state the state seen
     * @param at when
     * @param detail a remark, null to leave it as it was
     * @return the observation
     */
    public static Observation of(StepState state, Instant at, String detail) {
        return new Observation(state, at, 0, 0, null, detail);
    }
}
