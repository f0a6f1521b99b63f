package io.ballast.model.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.ballast.contracts.ModelTrained;
import io.ballast.contracts.TargetCoverage;
import io.ballast.contracts.TrainedModel;
import io.ballast.kit.config.Variables;
import io.ballast.kit.event.Outbox;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.dataset.FeatureNames;
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
    private final Promotion promotion;
    private final Champions champions;
    private final ChampionPredictions champion;
    private final LearningSettings learning;
    private final FinishedFits fits;

    @Inject
    PublishTraining(
            TrainingStore store,
            PublishPredictions predictions,
            Outbox outbox,
            Promotion promotion,
            Champions champions,
            ChampionPredictions champion,
            LearningSettings learning,
            FinishedFits fits) {
        this.store = store;
        this.predictions = predictions;
        this.outbox = outbox;
        this.promotion = promotion;
        this.champions = champions;
        this.champion = champion;
        this.learning = learning;
        this.fits = fits;
    }

    /**
     * Publishes the run and offers its models for promotion. If they may not predict, the champion predicts the session in
     * their place, unless there is none that can or it is too old.
     *
     * @return false if the session is settled, so that its predictions stay and those made now are late
     */
    @Transactional
    public boolean publish(TrainingRun run, Variables variables) {
        store.save(run);
        fits.settle(run.id());
        for (FittedModel model : run.models()) {
            tell(run, model);
        }
        boolean promoted = promotion.offer(run.id(), learning.promotion(variables));
        Optional<Serving> substitute = promoted ? Optional.empty() : champions.substitute(run.session());
        UUID behind = substitute.map(Serving::trainingRunId).orElse(run.id());
        TrainingReport report = store.find(behind).orElseThrow();
        Target predicted = substitute.map(Serving::target).orElse(run.decision().selected());
        outbox.publish(run.runId(), event(run, predicted, report.models()));
        PredictedSession made = substitute
                .map(serving -> champion.of(serving, run.session(), variables))
                .orElseGet(() -> predicted(run));
        return predictions.publish(run.runId(), made, run.publishedAt());
    }

    private static void tell(TrainingRun run, FittedModel model) {
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

    /**
     * Publishes a run that trained nothing and lets the champion predict.
     *
     * @throws ChampionChangedException if another champion took its place meanwhile; then nothing of the run remains
     * @throws OperationFailedException if the session is settled; then nothing of the run remains
     */
    @Transactional
    public void publish(TrainingRun run, Serving champion, PredictedSession made) {
        promotion.requireChampion(champion.trainingRunId());
        store.save(run, champion);
        TrainingReport report = store.find(run.id()).orElseThrow();
        outbox.publish(run.runId(), event(run, champion.target(), report.models()));
        if (!predictions.publish(run.runId(), made, run.publishedAt())) {
            throw new OperationFailedException(
                    "The predictions of " + run.session() + " were certified before the next open and stay as they are",
                    "Predict the next session once its features are built.");
        }
    }

    private static PredictedSession predicted(TrainingRun run) {
        List<SessionPredictions> made =
                run.models().stream().map(model -> predictions(run, model)).toList();
        return new PredictedSession(new FeatureNames(run.data().features()), run.members(), made);
    }

    private static SessionPredictions predictions(TrainingRun run, FittedModel model) {
        return new SessionPredictions(
                run.session(),
                model.name(),
                run.version(model),
                run.decision().selected(),
                run.members().symbols(),
                model.predictions());
    }

    private static ModelTrained event(TrainingRun run, Target predicted, List<TrainingReport.Model> behind) {
        TargetDecision decision = run.decision();
        List<TrainedModel> models = behind.stream()
                .map(model -> new TrainedModel(model.name(), model.version(), model.ic(), model.weight()))
                .toList();
        return new ModelTrained(
                run.runId(),
                run.id(),
                run.session(),
                TargetDecision.PRIMARY.column(),
                predicted.column(),
                predicted != TargetDecision.PRIMARY,
                coverage(decision.coverage().window()),
                decision.rule().minimumCoverage(),
                decision.isDegraded(),
                models);
    }

    private static TargetCoverage coverage(WindowCoverage coverage) {
        return new TargetCoverage(coverage.ratio(Target.FWD_RET), coverage.ratio(Target.FWD_RET_RESID));
    }
}
