package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.domain.pipeline.PipelineKind;
import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.pipeline.PlannedStep;
import io.ballast.monitor.domain.pipeline.RunState;

/**
 * Leads a run from its first step to the certificate: starts the steps of ingestion one after the other, and watches the
 * others, which start by themselves. What is done already is found out from the run's steps, so a run goes on where it
 * was when its operation is run again.
 */
@Singleton
class RunPipeline {

    private final RunStore runs;
    private final StartedStep started;
    private final AwaitedStep awaited;
    private final PreFlight preFlight;
    private final SettledSessions settled;
    private final SummariseRun summary;
    private final ObjectMapper json;
    private final Event<DataChanged> changes;

    @Inject
    RunPipeline(
            RunStore runs,
            StartedStep started,
            AwaitedStep awaited,
            PreFlight preFlight,
            SettledSessions settled,
            SummariseRun summary,
            ObjectMapper json,
            Event<DataChanged> changes) {
        this.runs = runs;
        this.started = started;
        this.awaited = awaited;
        this.preFlight = preFlight;
        this.settled = settled;
        this.summary = summary;
        this.json = json;
        this.changes = changes;
    }

    /**
     * Leads the run to its end.
     *
     * @param kind which pipeline
     * @param context the monitor's operation, whose id names the run
     * @param parameters what each operation of ingestion gets beside {@code final}
     * @return the result
     */
    OperationOutcome lead(PipelineKind kind, OperationContext context, ObjectNode parameters) {
        String runId = context.runId();
        Instant now = Instant.now();
        runs.change(runId, () -> PipelineRun.planned(runId, kind, now), run -> run);
        runs.keepParameters(runId, parameters.toString());
        if (kind.hasPreFlight() && !isDone(runId, PipelineKind.PRE_FLIGHT)) {
            preFlight.complete(context);
        }
        List<PlannedStep> steps = kind.steps();
        boolean nobodyStartsIt = runs.attempt(runId) > 1;
        for (int i = 0; i < steps.size(); i++) {
            context.progress(i, steps.size(), "steps");
            PlannedStep step = steps.get(i);
            if (isDone(runId, step.label())) {
                continue;
            }
            if (i > 0 && steps.get(i - 1) == PlannedStep.FEATURES && nothingToPredict(context)) {
                return end(context, "there are no bars of the session yet, so nothing is predicted or decided on");
            }
            if (step.isStartedByMonitor() || nobodyStartsIt) {
                started.complete(step, step == kind.lastStarted(), context, parameters);
            } else {
                awaited.complete(step, context);
            }
            nobodyStartsIt = false;
        }
        awaited.certificate(context);
        awaited.events(context);
        context.progress(steps.size(), steps.size(), "steps");
        return end(context, null);
    }

    /** Without bars of a new session the features end with one that is settled; model does nothing then. */
    private boolean nothingToPredict(OperationContext context) {
        return awaited.builtSession(context).filter(settled::contains).isPresent();
    }

    /**
     * Goes on with a run that failed or was cancelled, at the step that was not done: the monitor starts that one, whoever
     * does its work, and those behind it follow as ever.
     *
     * @param kind which pipeline
     * @param operation the monitor's operation
     * @param runId the run
     * @return the result of the run
     */
    OperationOutcome resume(PipelineKind kind, OperationContext operation, String runId) {
        PipelineRun run = find(kind, runId)
                .orElseThrow(() -> new OperationFailedException(
                        "There is no run " + runId + " of " + kind.operationType(),
                        "GET /api/v1/pipeline-runs lists them."));
        // An operation that is run again after a crash finds the run at work already.
        if (run.state() != RunState.RUNNING) {
            reopen(runId);
        }
        return lead(kind, new OtherRun(operation, runId), parameters(runId));
    }

    /** A run of a pipeline, if there is one of that id. */
    Optional<PipelineRun> find(PipelineKind kind, String runId) {
        return runs.find(runId).filter(found -> found.kind().equals(kind.operationType()));
    }

    private void reopen(String runId) {
        try {
            runs.change(runId, null, PipelineRun::resumed);
            runs.countAttempt(runId);
        } catch (IllegalStateException notBroken) {
            throw new OperationFailedException(notBroken.getMessage(), "Begin a new run with ./ballast eod.");
        }
    }

    private ObjectNode parameters(String runId) {
        try {
            return (ObjectNode) json.readTree(runs.parameters(runId).orElse("{}"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the parameters of run " + runId + " are no JSON", impossible);
        }
    }

    private boolean isDone(String runId, String step) {
        return runs.find(runId)
                .flatMap(run -> run.step(step))
                .filter(found -> found.state().isDone())
                .isPresent();
    }

    /**
     * Ends a run that has nothing to do.
     *
     * @param kind which pipeline
     * @param context the monitor's operation
     * @param why what a person reads
     * @return the outcome
     */
    OperationOutcome skip(PipelineKind kind, OperationContext context, String why) {
        String runId = context.runId();
        Instant now = Instant.now();
        runs.change(
                runId,
                () -> PipelineRun.planned(runId, kind, now),
                run -> run.finished(RunState.SKIPPED, Instant.now(), why));
        changes.fire(new DataChanged(false));
        ObjectNode result = json.createObjectNode().put("skipped", true).put("reason", why);
        runs.keepResult(runId, result.toString());
        return OperationOutcome.succeeded(result);
    }

    private OperationOutcome end(OperationContext context, String lacking) {
        String runId = context.runId();
        PipelineRun run = runs.find(runId).orElseThrow();
        PipelineResult result = summary.summarise(run, context.variables());
        runs.keepResult(runId, write(result));
        PipelineRun ended = runs.change(
                        runId,
                        null,
                        one -> one.finished(
                                lacking == null ? one.doneState() : RunState.PARTIAL, Instant.now(), lacking))
                .orElseThrow();
        changes.fire(new DataChanged(true));
        return ended.state() == RunState.PARTIAL
                ? OperationOutcome.partial(
                        result, lacking == null ? "a step was done only in part; see the run's steps" : lacking)
                : OperationOutcome.succeeded(result);
    }

    private String write(PipelineResult result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a result cannot be written as JSON: " + result, impossible);
        }
    }
}
