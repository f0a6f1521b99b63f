package io.ballast.monitor.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.contracts.BarsIngested;
import io.ballast.contracts.FeaturesReady;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.monitor.config.PipelineSettings;
import io.ballast.monitor.domain.pipeline.PlannedStep;
import io.ballast.monitor.domain.pipeline.Step;

/** Watches a step that starts by itself, by what its service says. */
@Singleton
class AwaitedStep {

    private static final Logger LOG = Logger.getLogger(AwaitedStep.class);

    /** An event comes at most so long after the news of what it tells. */
    private static final Duration EVENT_LAG = Duration.ofSeconds(10);

    private final RunStore runs;
    private final CertificateStore certificates;
    private final EventLog log;
    private final PipelineSettings settings;
    private final StepFailure failure;

    @Inject
    AwaitedStep(
            RunStore runs,
            CertificateStore certificates,
            EventLog log,
            PipelineSettings settings,
            StepFailure failure) {
        this.runs = runs;
        this.certificates = certificates;
        this.log = log;
        this.settings = settings;
        this.failure = failure;
    }

    /** Returns when the step is done. */
    void complete(PlannedStep step, OperationContext context) {
        Patience patience = new Patience(settings.timeout(step), settings.pollInterval());
        Optional<Step> seen = look(step, context);
        while (seen.isEmpty() || !seen.get().state().isTerminal()) {
            context.checkpoint();
            if (!patience.untilNextLook(seen)) {
                throw silent(step, context.runId(), seen, patience);
            }
            seen = look(step, context);
        }
        if (!seen.get().state().isDone()) {
            String error = seen.get().detail() == null
                    ? "it was " + seen.get().state().label()
                    : seen.get().detail();
            throw failure.fail(context.runId(), step, error, null);
        }
    }

    /** Returns when the session of the run is decided on. */
    void certificate(OperationContext context) {
        Patience patience = new Patience(settings.certificateTimeout(), settings.pollInterval());
        while (certificates.ofRun(context.runId()).isEmpty()) {
            context.checkpoint();
            if (!patience.untilNextLook("undecided")) {
                throw failure.fail(
                        context.runId(),
                        PlannedStep.TRAIN,
                        "the predictions of all its models were not announced within "
                                + patience.limit().toSeconds() + " s",
                        "See the log of model for dead letters; PIPELINE_CERTIFICATE_TIMEOUT_SEC sets how long to wait.");
            }
        }
    }

    /**
     * Returns when the events that the run's result is made of are there: each topic comes on a channel of its own, so
     * the last one to be sent need not be the last one to be seen. What does not come in time is missing in the result.
     */
    void events(OperationContext context) {
        Patience patience = new Patience(settings.certificateTimeout(), settings.pollInterval());
        while (log.find(context.runId(), BarsIngested.class).isEmpty()
                || log.find(context.runId(), FeaturesReady.class).isEmpty()) {
            context.checkpoint();
            if (!patience.untilNextLook("unseen")) {
                LOG.warnf("The events of run %s did not all come; its result lacks their part", context.runId());
                return;
            }
        }
    }

    /**
     * The latest session with features after the run's build. The event comes on another channel than the news that the
     * build is done, so it is waited for.
     *
     * @return empty if the event does not come in time
     */
    Optional<LocalDate> builtSession(OperationContext context) {
        Patience patience = new Patience(EVENT_LAG, settings.pollInterval());
        List<FeaturesReady> built = log.find(context.runId(), FeaturesReady.class);
        while (built.isEmpty() && patience.untilNextLook("unseen")) {
            context.checkpoint();
            built = log.find(context.runId(), FeaturesReady.class);
        }
        return built.stream().map(FeaturesReady::latestSession).reduce((first, last) -> last);
    }

    private Optional<Step> look(PlannedStep step, OperationContext context) {
        return runs.find(context.runId()).flatMap(run -> run.step(step.label()));
    }

    private OperationFailedException silent(PlannedStep step, String runId, Optional<Step> seen, Patience patience) {
        String state = seen.map(one -> one.state().label()).orElse("pending");
        return failure.fail(
                runId,
                step,
                "no news for " + patience.limit().toSeconds() + " s while it was " + state,
                "Is the service up? PIPELINE_" + step.name() + "_TIMEOUT_SEC sets how long to wait.");
    }
}
