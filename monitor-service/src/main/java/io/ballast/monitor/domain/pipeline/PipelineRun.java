package io.ballast.monitor.domain.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One run from the first event to the last.
 *
 * @param runId what all its events carry
 * @param kind a pipeline, or the type of the operation that began it
 * @param state where it stands
 * @param startedAt when it began, system clock
 * @param finishedAt when it ended, null before that
 * @param steps in order
 * @param error what it failed of, null if it did not
 */
public record PipelineRun(
        String runId,
        String kind,
        RunState state,
        Instant startedAt,
        Instant finishedAt,
        List<Step> steps,
        String error) {

    /** Takes a copy of the steps; refuses two of one name and an end before the state says so. */
    public PipelineRun {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(startedAt, "startedAt");
        steps = List.copyOf(steps);
        if (steps.stream().map(Step::name).distinct().count() != steps.size()) {
            throw new IllegalArgumentException("run " + runId + " has two steps of one name: " + steps);
        }
        if ((finishedAt != null) != state.isTerminal()) {
            throw new IllegalArgumentException(
                    "run " + runId + " is " + state.label() + " but finished at " + finishedAt);
        }
    }

    /**
     * A run of a pipeline with all its steps pending.
     *
     * @param runId what its events will carry
     * @param kind the pipeline
     * @param at system clock
     * @return a running run
     */
    public static PipelineRun planned(String runId, PipelineKind kind, Instant at) {
        List<Step> steps = new ArrayList<>();
        if (kind.hasPreFlight()) {
            steps.add(Step.planned(PipelineKind.PRE_FLIGHT));
        }
        kind.steps().forEach(step -> steps.add(Step.planned(step.label())));
        return new PipelineRun(runId, kind.operationType(), RunState.RUNNING, at, null, steps, null);
    }

    /**
     * A run that somebody else began, known by its first event.
     *
     * @param runId what its events carry
     * @param kind type of the operation that began it
     * @param at system clock
     * @return a running run without steps
     */
    public static PipelineRun observed(String runId, String kind, Instant at) {
        return new PipelineRun(runId, kind, RunState.RUNNING, at, null, List.of(), null);
    }

    /**
     * A step by name.
     *
     * @param name its name
     * @return empty if the run has none
     */
    public Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /**
     * This run after an observation of a step; a step that is new is appended. An ended run keeps taking news of its
     * steps, as an event may come after the end.
     *
     * @param name step
     * @param seen what was seen of it
     * @return the run after it
     */
    public PipelineRun after(String name, Observation seen) {
        List<Step> changed = new ArrayList<>(steps);
        boolean known = false;
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).name().equals(name)) {
                changed.set(i, changed.get(i).after(seen));
                known = true;
            }
        }
        if (!known) {
            changed.add(Step.planned(name).after(seen));
        }
        return new PipelineRun(runId, kind, state, startedAt, finishedAt, changed, error);
    }

    /**
     * This run after its end; a run that has ended stays as it ended. Steps that were at work end with it if it failed or
     * was cancelled.
     *
     * @param end a terminal state
     * @param at system clock
     * @param why the error, null if there is none
     * @return the ended run
     */
    public PipelineRun finished(RunState end, Instant at, String why) {
        if (!end.isTerminal()) {
            throw new IllegalArgumentException("a run cannot end as " + end.label());
        }
        if (state.isTerminal()) {
            return this;
        }
        boolean broken = end == RunState.FAILED || end == RunState.CANCELLED;
        StepState stepEnd = end == RunState.CANCELLED ? StepState.CANCELLED : StepState.FAILED;
        List<Step> ended = steps.stream()
                .map(step -> broken && step.state() == StepState.RUNNING
                        ? step.after(Observation.of(stepEnd, at, null))
                        : step)
                .toList();
        return new PipelineRun(runId, kind, end, startedAt, at, ended, why);
    }

    /**
     * This run, which failed or was cancelled, at work again: its steps that are done stay so, the others are planned
     * anew and say what ended them.
     *
     * @return a running run
     * @throws IllegalStateException if it is at work or needs nothing any more
     */
    public PipelineRun resumed() {
        if (state != RunState.FAILED && state != RunState.CANCELLED) {
            throw new IllegalStateException(
                    "Run " + runId + " is " + state.label() + ": only a failed or cancelled" + " one can be resumed.");
        }
        List<Step> again = steps.stream()
                .map(step -> step.state().isDone() ? step : step.again())
                .toList();
        return new PipelineRun(runId, kind, RunState.RUNNING, startedAt, null, again, null);
    }

    /**
     * How a run whose steps are all done ends.
     *
     * @return PARTIAL if one was done only in part
     */
    public RunState doneState() {
        boolean partial = steps.stream().anyMatch(step -> step.state() == StepState.PARTIAL);
        return partial ? RunState.PARTIAL : RunState.SUCCEEDED;
    }
}
