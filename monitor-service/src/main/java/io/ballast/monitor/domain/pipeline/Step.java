package io.ballast.monitor.domain.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One step of a run.
 *
 * @param name kebab-case name
 * @param state where it stands
 * @param startedAt when it was first seen at work, null before that
 * @param finishedAt when it ended, null before that
 * @param done units done
 * @param total units to do, 0 if unknown
 * @param unit what is counted, null if nothing is
 * @param detail a remark or an error, null if there is none
 */
public record Step(
        String name,
        StepState state,
        Instant startedAt,
        Instant finishedAt,
        long done,
        long total,
        String unit,
        String detail) {

    /** Refuses missing parts and an end before the state says so. */
    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        if ((finishedAt != null) != state.isTerminal()) {
            throw new IllegalArgumentException(
                    "step " + name + " is " + state.label() + " but finished at " + finishedAt);
        }
    }

    /**
     * A step that has not begun.
     *
     * @param name its name
     * @return a pending step
     */
    public static Step planned(String name) {
        return new Step(name, StepState.PENDING, null, null, 0, 0, null, null);
    }

    /**
     * This step after an observation. News that comes late or twice changes nothing but an earlier start: an ended step
     * stays as it ended, and progress never runs backwards within a state.
     *
     * @param seen what was seen
     * @return the step after it
     */
    public Step after(Observation seen) {
        if (state.canBecome(seen.state())) {
            return moved(seen);
        }
        if (seen.state() == StepState.RUNNING && startedAt != null && seen.at().isBefore(startedAt)) {
            return startedAt(seen.at());
        }
        boolean progress = state == seen.state() && !state.isTerminal() && seen.done() >= done;
        return progress ? withProgress(seen) : this;
    }

    /**
     * How long the step took, or has taken so far.
     *
     * @param now system clock, for a step at work
     * @return seconds, null if it has not begun
     */
    public Double seconds(Instant now) {
        if (startedAt == null) {
            return null;
        }
        Instant end = finishedAt == null ? now : finishedAt;
        return Math.max(0, Duration.between(startedAt, end).toMillis()) / 1000.0;
    }

    /** This step before its next attempt; what ended the last one stays as a remark. */
    Step again() {
        String before = state.isTerminal() ? "resumed after: " + (detail == null ? state.label() : detail) : detail;
        return new Step(name, StepState.PENDING, null, null, 0, 0, null, before);
    }

    private Step startedAt(Instant earlier) {
        return new Step(name, state, earlier, finishedAt, done, total, unit, detail);
    }

    private Step moved(Observation seen) {
        Instant started = startedAt == null || seen.at().isBefore(startedAt) ? seen.at() : startedAt;
        Instant finished = seen.state().isTerminal() ? seen.at() : null;
        Step moved = new Step(name, seen.state(), started, finished, done, total, unit, detail);
        return moved.withProgress(seen);
    }

    private Step withProgress(Observation seen) {
        String remark = seen.detail() == null ? detail : seen.detail();
        boolean counted = seen.unit() != null || seen.total() > 0 || seen.done() > 0;
        return new Step(
                name,
                state,
                startedAt,
                finishedAt,
                counted ? seen.done() : done,
                counted ? seen.total() : total,
                counted ? seen.unit() : unit,
                Observation.NO_DETAIL.equals(remark) ? null : remark);
    }
}
