package io.ballast.monitor.domain.pipeline;

import java.util.Arrays;
import java.util.List;

/** The pipelines the monitor runs, with their steps in order. */
public enum PipelineKind {
    /** From an empty store to ranked predictions. */
    BOOTSTRAP(
            "bootstrap",
            PlannedStep.UNIVERSE,
            PlannedStep.BACKFILL,
            PlannedStep.FUNDAMENTALS,
            PlannedStep.ADV_FALLBACK,
            PlannedStep.FEATURES,
            PlannedStep.TRAIN),
    /** One more session. */
    END_OF_DAY("eod-pipeline", PlannedStep.INGEST, PlannedStep.FEATURES, PlannedStep.TRAIN),
    /** Gaps repaired; features and models follow only if cells came back. */
    HEALING("heal-gaps", PlannedStep.REPAIR);

    /** Name of the step in which the monitor looks whether a run can do its work. */
    public static final String PRE_FLIGHT = "pre-flight";

    private final String operationType;
    private final List<PlannedStep> steps;

    PipelineKind(String operationType, PlannedStep... steps) {
        this.operationType = operationType;
        this.steps = List.of(steps);
    }

    /**
     * Type of the monitor's operation, also the kind of the run.
     *
     * @return kebab case
     */
    public String operationType() {
        return operationType;
    }

    /**
     * The steps in order.
     *
     * @return at least one
     */
    public List<PlannedStep> steps() {
        return steps;
    }

    /**
     * Whether a run begins with a pre-flight; the first population of a store has nothing to look at.
     *
     * @return true for the end of a day
     */
    public boolean hasPreFlight() {
        return this == END_OF_DAY;
    }

    /**
     * Whether a run is one of these, which an operation of the monitor leads and ends.
     *
     * @param kind kind of the run
     * @return false for a run somebody else began
     */
    public static boolean isLed(String kind) {
        return Arrays.stream(values()).anyMatch(known -> known.operationType.equals(kind));
    }

    /**
     * The last step the monitor starts: its end tells the next service to begin.
     *
     * @return a step of ingestion
     */
    public PlannedStep lastStarted() {
        return steps.stream()
                .filter(PlannedStep::isStartedByMonitor)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
