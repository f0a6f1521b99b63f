package io.ballast.monitor.application;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.OperationView;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.config.PipelineSettings;
import io.ballast.monitor.domain.pipeline.Observation;
import io.ballast.monitor.domain.pipeline.PlannedStep;
import io.ballast.monitor.domain.pipeline.Step;
import io.ballast.monitor.domain.pipeline.StepState;

/** Starts a step's operation in its service and follows it to its end. A resumed run starts it under another key. */
@Singleton
class StartedStep {

    private static final int SERVER_ERROR = 500;

    private final RemoteServices services;
    private final RunStore runs;
    private final PipelineSettings settings;
    private final StepFailure failure;

    @Inject
    StartedStep(RemoteServices services, RunStore runs, PipelineSettings settings, StepFailure failure) {
        this.services = services;
        this.runs = runs;
        this.settings = settings;
        this.failure = failure;
    }

    /** Returns when the step is done; asking twice for the same step of the same run starts one operation. */
    void complete(PlannedStep step, boolean isLast, OperationContext context, ObjectNode parameters) {
        if (stateOf(context.runId(), step).isDone()) {
            return;
        }
        ObjectNode body = parameters.deepCopy();
        if (step.isStartedByMonitor()) {
            body.put("final", isLast);
        }
        int attempt = runs.attempt(context.runId());
        String key = context.runId() + ":" + step.operationType() + (attempt == 1 ? "" : ":" + attempt);
        OperationRequest request = new OperationRequest(step.operationType(), body, context.runId(), key);
        Patience patience = new Patience(settings.timeout(step), settings.pollInterval());
        OperationView operation = null;
        while (operation == null || !operation.state().isFinal()) {
            context.checkpoint();
            operation = look(step, request, operation, context.runId());
            if (operation != null) {
                observe(step, context.runId(), operation);
            }
            boolean goOn = operation != null && operation.state().isFinal() || patience.untilNextLook(operation);
            if (!goOn) {
                throw timedOut(step, context.runId(), operation, patience);
            }
        }
        if (!stateOf(context.runId(), step).isDone()) {
            throw ended(step, context.runId(), operation);
        }
    }

    /** The operation as it is now; null while its service does not answer, which is waited out. */
    private OperationView look(PlannedStep step, OperationRequest request, OperationView known, String runId) {
        try {
            if (known == null) {
                return services.submit(step.service(), request);
            }
            Optional<OperationView> found = services.find(step.service(), known.id());
            return found.orElseThrow(() -> failure.fail(
                    runId, step, "operation " + known.id() + " is gone", "Was the database of the service replaced?"));
        } catch (ServiceUnreachableException down) {
            remark(step, runId, down.getMessage());
            return known;
        } catch (Problem problem) {
            if (problem.getStatusCode() >= SERVER_ERROR) {
                remark(step, runId, problem.getDetail());
                return known;
            }
            throw failure.fail(runId, step, problem.getDetail(), null);
        }
    }

    private void observe(PlannedStep step, String runId, OperationView operation) {
        Instant at = operation.state().isFinal() && operation.finished() != null ? operation.finished() : Instant.now();
        String remark = operation.error() == null
                ? Observation.NO_DETAIL
                : operation.error().message();
        OperationView.Progress progress = operation.progress();
        Observation seen = new Observation(
                StepState.of(operation.state().text()), at, progress.done(), progress.total(), progress.unit(), remark);
        runs.noteOperation(new RunStore.RunOperation(
                runId,
                operation.id(),
                step.service(),
                operation.type(),
                operation.state().text()));
        runs.change(
                runId, null, run -> run.after(step.label(), begin(operation)).after(step.label(), seen));
    }

    /** Short operations may be over at the first look: their start is told by the service. */
    private static Observation begin(OperationView operation) {
        return operation.started() == null
                ? Observation.of(StepState.PENDING, Instant.now(), null)
                : Observation.of(StepState.RUNNING, operation.started(), null);
    }

    private void remark(PlannedStep step, String runId, String detail) {
        runs.change(runId, null, run -> run.step(step.label())
                .map(known -> run.after(step.label(), waiting(known, detail)))
                .orElse(run));
    }

    private static Observation waiting(Step known, String detail) {
        return new Observation(
                known.state(), Instant.now(), known.done(), known.total(), known.unit(), "waiting: " + detail);
    }

    private StepState stateOf(String runId, PlannedStep step) {
        return runs.find(runId)
                .flatMap(run -> run.step(step.label()))
                .map(Step::state)
                .orElse(StepState.PENDING);
    }

    private OperationFailedException ended(PlannedStep step, String runId, OperationView operation) {
        OperationView.OperationError error = operation.error();
        String message = error == null ? "it was " + operation.state().text() : error.message();
        return failure.fail(runId, step, message, error == null ? null : error.hint());
    }

    private OperationFailedException timedOut(
            PlannedStep step, String runId, OperationView operation, Patience patience) {
        String what = operation == null
                ? "it could not be started"
                : "no progress since it was " + operation.progress().done() + " of "
                        + operation.progress().total();
        return failure.fail(
                runId,
                step,
                what + " for " + patience.limit().toSeconds() + " s",
                "Is the service up? PIPELINE_" + step.name() + "_TIMEOUT_SEC sets how long to wait.");
    }
}
