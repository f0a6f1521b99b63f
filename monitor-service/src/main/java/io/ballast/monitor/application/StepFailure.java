package io.ballast.monitor.application;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.operation.OperationFailedException;
import io.ballast.monitor.domain.pipeline.Observation;
import io.ballast.monitor.domain.pipeline.PlannedStep;
import io.ballast.monitor.domain.pipeline.RunState;
import io.ballast.monitor.domain.pipeline.StepState;

/** Ends a run by a step that cannot be completed, naming service, operation and error. */
@Singleton
class StepFailure {

    private final RunStore runs;

    @Inject
    StepFailure(RunStore runs) {
        this.runs = runs;
    }

    /** Ends the run and gives what ends the operation. */
    OperationFailedException fail(String runId, PlannedStep step, String error, String hint) {
        Observation failed = Observation.of(StepState.FAILED, Instant.now(), error);
        String message = "Step " + step.label() + " failed: operation " + step.operationType() + " of the "
                + step.service() + " service: " + error;
        runs.change(
                runId, null, run -> run.after(step.label(), failed).finished(RunState.FAILED, failed.at(), message));
        return new OperationFailedException(message, hint == null ? "See the log of " + step.service() + "." : hint);
    }
}
