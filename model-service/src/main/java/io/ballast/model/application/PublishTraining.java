package io.ballast.model.application;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.ballast.contracts.ModelTrained;
import io.ballast.contracts.TargetCoverage;
import io.ballast.contracts.TrainedModel;
import io.ballast.kit.event.Outbox;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.target.WindowCoverage;
import io.ballast.model.domain.training.FittedModel;

/** Publishes a training run: versions, predictions and events in one transaction. */
@ApplicationScoped
public class PublishTraining {

    private static final Logger LOG = Logger.getLogger(PublishTraining.class);

    private final TrainingStore store;
    private final PublishPredictions predictions;
    private final Outbox outbox;

    @Inject
    PublishTraining(TrainingStore store, PublishPredictions predictions, Outbox outbox) {
        this.store = store;
        this.predictions = predictions;
        this.outbox = outbox;
    }

    /** Publishes the run; afterwards its models predict. */
    @Transactional
    public void publish(TrainingRun run) {
        store.save(run);
        outbox.publish(run.runId(), event(run));
        for (FittedModel model : run.models()) {
            predictions.publish(run.runId(), predictions(run, model), run.publishedAt());
            LOG.infof(
                    "Model %s %s: information coefficient %.4f (95 %% from %.4f to %.4f, t %.2f, %d sessions), weight %.3f",
                    model.name(),
                    run.version(model),
                    model.ic().mean(),
                    model.ic().low(),
                    model.ic().high(),
                    model.ic().tStatistic(),
                    model.ic().sessions(),
                    model.weight());
        }
    }

    private static SessionPredictions predictions(TrainingRun run, FittedModel model) {
        return new SessionPredictions(
                run.session(),
                model.name(),
                run.version(model),
                run.decision().selected(),
                run.symbols(),
                model.predictions());
    }

    private static ModelTrained event(TrainingRun run) {
        TargetDecision decision = run.decision();
        List<TrainedModel> models = new ArrayList<>();
        for (FittedModel model : run.models()) {
            double ic = model.ic().mean();
            models.add(
                    new TrainedModel(model.name(), run.version(model), Double.isNaN(ic) ? null : ic, model.weight()));
        }
        return new ModelTrained(
                run.runId(),
                run.id(),
                run.session(),
                TargetDecision.PRIMARY.column(),
                decision.selected().column(),
                decision.isFallback(),
                coverage(decision.coverage().window()),
                decision.rule().minimumCoverage(),
                decision.isDegraded(),
                models);
    }

    private static TargetCoverage coverage(WindowCoverage coverage) {
        return new TargetCoverage(coverage.ratio(Target.FWD_RET), coverage.ratio(Target.FWD_RET_RESID));
    }
}
