package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.BarsIngested;
import io.ballast.contracts.FeaturesReady;
import io.ballast.contracts.ModelTrained;
import io.ballast.contracts.OperationProgressed;
import io.ballast.contracts.PredictionsReady;
import io.ballast.contracts.Services;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.Operations;
import io.ballast.monitor.domain.pipeline.Observation;
import io.ballast.monitor.domain.pipeline.PipelineKind;
import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.pipeline.PlannedStep;
import io.ballast.monitor.domain.pipeline.RunState;
import io.ballast.monitor.domain.pipeline.StepState;

/** Turns what the services say into the state of runs, and has a session judged once all its predictions are there. */
@Singleton
public class ObserveEvents {

    /** Operations whose end is followed by the next service's work, so that their run goes on. */
    private static final List<String> CHAINED = List.of(
            "historical-backfill", "daily-ingest", "ingest-date-range", "build-features", "train-models", "predict");

    private final RunStore runs;
    private final EventLog log;
    private final Operations operations;
    private final Event<DataChanged> changes;

    @Inject
    ObserveEvents(RunStore runs, EventLog log, Operations operations, Event<DataChanged> changes) {
        this.runs = runs;
        this.log = log;
        this.operations = operations;
        this.changes = changes;
    }

    /**
     * Bars have come.
     *
     * @param event what ingestion said
     */
    public void barsIngested(BarsIngested event) {
        changes.fire(new DataChanged(true));
    }

    /**
     * Features were built.
     *
     * @param event what the feature service said
     * @param at when
     */
    public void featuresReady(FeaturesReady event, Instant at) {
        if (event.isFinal()) {
            String detail = String.format(
                    Locale.ROOT, "%,d rows, %,d symbols with features", event.rows(), event.symbolsWithFeatures());
            Observation done = Observation.of(StepState.SUCCEEDED, at, detail);
            runs.change(event.runId(), null, run -> run.after(PlannedStep.FEATURES.label(), done));
        }
        changes.fire(new DataChanged(true));
    }

    /**
     * Models were trained.
     *
     * @param event what the model service said
     * @param at when
     */
    public void modelTrained(ModelTrained event, Instant at) {
        String detail = event.models().size() + " models on " + event.selectedTarget()
                + (event.fallback() ? ", falling back from " + event.primaryTarget() : "");
        lockRun(event.runId(), at);
        runs.change(event.runId(), null, run -> run.step(PlannedStep.TRAIN.label())
                .filter(step -> !step.state().isTerminal())
                .map(step -> run.after(step.name(), Observation.of(StepState.RUNNING, at, detail)))
                .orElse(run));
        judgeIfComplete(event.runId());
        changes.fire(new DataChanged(true));
    }

    /**
     * Predictions of one model are there.
     *
     * @param event what the model service said
     * @param at when
     */
    public void predictionsReady(PredictionsReady event, Instant at) {
        lockRun(event.runId(), at);
        judgeIfComplete(event.runId());
        changes.fire(new DataChanged(true));
    }

    /**
     * An operation of any service went on.
     *
     * @param event what its service said
     * @param at when
     */
    public void operationProgressed(OperationProgressed event, Instant at) {
        if (event.service().equals(Services.MONITOR)) {
            ownOperation(event, at);
        } else {
            othersOperation(event, at);
        }
        changes.fire(new DataChanged(false));
    }

    private void ownOperation(OperationProgressed event, Instant at) {
        if (event.state().equals("failed") || event.state().equals("cancelled")) {
            RunState end = RunState.of(event.state());
            UUID runsOwn = event.operationId();
            if (runsOwn.toString().equals(event.runId())) {
                runs.change(event.runId(), null, run -> run.finished(end, at, event.error()));
            }
        }
    }

    private void othersOperation(OperationProgressed event, Instant at) {
        runs.noteOperation(new RunStore.RunOperation(
                event.runId(), event.operationId(), event.service(), event.type(), event.state()));
        String step =
                PlannedStep.ofOperation(event.type()).map(PlannedStep::label).orElse(event.type());
        Observation seen = new Observation(
                StepState.of(event.state()), at, event.done(), event.total(), event.unit(), event.error());
        runs.change(
                event.runId(),
                () -> PipelineRun.observed(event.runId(), event.type(), at),
                run -> endObserved(run.after(step, seen), event, at));
    }

    /** A run nobody leads ends when a step of it fails, or when its only operation ends and nothing follows it. */
    private static PipelineRun endObserved(PipelineRun run, OperationProgressed event, Instant at) {
        StepState state = StepState.of(event.state());
        if (isLed(run) || !state.isTerminal()) {
            return run;
        }
        if (!state.isDone()) {
            return run.finished(RunState.of(event.state()), at, event.error());
        }
        return CHAINED.contains(event.type()) ? run : run.finished(run.doneState(), at, null);
    }

    /** Whether an operation of the monitor leads the run and will end it. */
    static boolean isLed(PipelineRun run) {
        return PipelineKind.isLed(run.kind());
    }

    /** Two last events may come at once: the row's lock lets the second one see the first. */
    private void lockRun(String runId, Instant at) {
        runs.change(runId, () -> PipelineRun.observed(runId, PlannedStep.TRAIN.operationType(), at), run -> run);
    }

    private void judgeIfComplete(String runId) {
        Optional<ModelTrained> trained =
                log.find(runId, ModelTrained.class).stream().reduce((first, last) -> last);
        List<PredictionsReady> predictions = log.find(runId, PredictionsReady.class);
        boolean complete = trained.isPresent()
                && trained.get().models().stream().allMatch(model -> predictions.stream()
                        .anyMatch(ready -> ready.model().equals(model.name())
                                && ready.version().equals(model.version())));
        if (complete) {
            String key = runId + ":" + CertifySession.TYPE;
            operations.submit(new OperationRequest(CertifySession.TYPE, null, runId, key));
        }
    }
}
