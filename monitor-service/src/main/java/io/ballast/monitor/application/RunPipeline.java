package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.config.MonitorSettings;
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
    private final SummariseRun summary;
    private final ObjectMapper json;
    private final Event<DataChanged> changes;

    @Inject
    RunPipeline(
            RunStore runs,
            StartedStep started,
            AwaitedStep awaited,
            SummariseRun summary,
            ObjectMapper json,
            Event<DataChanged> changes) {
        this.runs = runs;
        this.started = started;
        this.awaited = awaited;
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
        List<PlannedStep> steps = kind.steps();
        for (int i = 0; i < steps.size(); i++) {
            context.progress(i, steps.size(), "steps");
            PlannedStep step = steps.get(i);
            if (step.isStartedByMonitor()) {
                started.complete(step, step == kind.lastStarted(), context, parameters);
            } else {
                awaited.complete(step, context);
            }
        }
        awaited.certificate(context);
        awaited.events(context);
        context.progress(steps.size(), steps.size(), "steps");
        return end(context);
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

    private OperationOutcome end(OperationContext context) {
        String runId = context.runId();
        PipelineRun run = runs.find(runId).orElseThrow();
        PipelineResult result = summary.summarise(run, MonitorSettings.from(context.variables()));
        runs.keepResult(runId, write(result));
        PipelineRun ended = runs.change(runId, null, one -> one.finished(one.doneState(), Instant.now(), null))
                .orElseThrow();
        changes.fire(new DataChanged(true));
        return ended.state() == RunState.PARTIAL
                ? OperationOutcome.partial(result, "a step was done only in part; see the run's steps")
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
