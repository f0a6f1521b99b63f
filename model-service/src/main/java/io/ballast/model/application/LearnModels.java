package io.ballast.model.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.domain.dataset.ContentHash;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.evaluation.SuspiciousFeatures;
import io.ballast.model.domain.evaluation.SuspiciousFeatures.Suspicion;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.AsPublished;
import io.ballast.model.domain.training.FittedModel;
import io.ballast.model.domain.training.ModelFitting;
import io.ballast.model.domain.training.OutOfSample;
import io.ballast.model.domain.training.ShadowTraining;
import io.ballast.model.domain.training.TargetReceipt;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.model.domain.training.TrainingWindow;

/** Learns the models of a training, and what falling back costs where something fell back. */
@Singleton
class LearnModels {

    private static final Logger LOG = Logger.getLogger(LearnModels.class);

    private final FeatureSource source;
    private final DataSets dataSets;
    private final LearningSettings learning;
    private final FinishedFits fits;
    private final RestoredModels restored;
    private final Build build;
    private final BusinessClock clock;

    @Inject
    LearnModels(
            FeatureSource source,
            DataSets dataSets,
            LearningSettings learning,
            FinishedFits fits,
            RestoredModels restored,
            Build build,
            BusinessClock clock) {
        this.source = source;
        this.dataSets = dataSets;
        this.learning = learning;
        this.fits = fits;
        this.restored = restored;
        this.build = build;
        this.clock = clock;
    }

    /**
     * Learns and judges; what is finished is kept, so that a repetition goes on with the fit that was not.
     *
     * @param lost why the primary target is missing; empty if it is not
     */
    TrainingRun learn(
            OperationContext context,
            UUID id,
            TrainingSettings settings,
            TrainingWindow window,
            TargetDecision decision,
            Optional<CoverageAttribution> lost) {
        restored.release();
        FeatureNames published = source.features();
        DataSet data = dataSets.forTraining(published, window, settings.horizon());
        collectGarbage();
        context.checkpoint();
        Target target = decision.selected();
        List<Fold> folds = folds(data, settings, target);
        TrainingRun.Data described =
                describe(data, published, suspicious(data, target, folds), dataSets.bias(window.from(), window.to()));
        ModelFitting fitting = fitting(data, target, folds, window);
        List<Trainer> trainers = resuming(learning.trainers(context.variables()), id, described.hash());
        LearnReceipts shadow = new LearnReceipts(
                shadow(data, settings, decision),
                resuming(learning.receipts(context.variables()), id, described.hash()));
        StepProgress progress = new StepProgress(context, data.rows(), shadow.steps() + fitting.steps(trainers));
        List<TargetReceipt> receipts = shadow.learn(progress);
        List<FittedModel> models = fitting.fit(trainers, progress);
        return new TrainingRun(
                id,
                context.runId(),
                settings,
                window,
                decision,
                new SelectionEvidence(receipts, lost),
                described,
                build.making(),
                folds,
                fitting.latest(),
                models,
                clock.instant());
    }

    private List<Trainer> resuming(List<Trainer> trainers, UUID id, String dataHash) {
        return trainers.stream()
                .map(trainer -> trainer.around(fit -> new ResumingTrainer(fit, fits, id, dataHash, build.making())))
                .toList();
    }

    /** What falling back costs is measured where something fell back. */
    private static ShadowTraining shadow(DataSet data, TrainingSettings settings, TargetDecision decision) {
        List<Fold> folds = decision.isFallback() ? folds(data, settings, TargetDecision.PRIMARY) : List.of();
        if (decision.isFallback() && folds.isEmpty()) {
            LOG.warnf(
                    "What learning %s in place of %s costs cannot be told: too few sessions of the window have the latter",
                    decision.selected().column(), TargetDecision.PRIMARY.column());
        }
        return new ShadowTraining(folds, data.features());
    }

    private static List<Fold> folds(DataSet data, TrainingSettings settings, Target target) {
        WalkForward wanted = settings.folds();
        List<Fold> folds = wanted.over(data.labelled(target), target);
        if (!folds.isEmpty() && folds.size() < wanted.folds()) {
            LOG.warnf(
                    "%s is judged on %d of %d folds: before the others no row has it",
                    target.column(), folds.size(), wanted.folds());
        }
        return folds;
    }

    /**
     * Assembling a data set leaves about as much garbage as data. Collected now, the heap shrinks before the trees take
     * memory outside it.
     */
    private static void collectGarbage() {
        System.gc();
    }

    private static ModelFitting fitting(DataSet data, Target target, List<Fold> folds, TrainingWindow window) {
        int width = data.features().size();
        TrainingRows rows = new TrainingRows(data.labelled(target), target, width);
        if (rows.sections().isEmpty()) {
            throw new OperationFailedException(
                    "No row of a member from " + window.from() + " to " + window.to() + " has " + target.column(),
                    "Ingest more history and build features; labels are complete "
                            + data.horizon().reach() + " sessions later.");
        }
        CrossSection latest = DataSets.latest(data, window.to());
        if (folds.isEmpty()) {
            LOG.warnf(
                    "%d labelled sessions are too few to judge a model on later ones; weights are equal",
                    rows.sections().size());
        }
        OutOfSample judging = new OutOfSample(folds, target, width, new AsPublished(target, data.features()));
        return new ModelFitting(rows, latest, judging, new Neutral(data.features()));
    }

    private static List<String> suspicious(DataSet data, Target target, List<Fold> folds) {
        List<CrossSection> judged =
                folds.stream().flatMap(fold -> fold.test().stream()).toList();
        List<Suspicion> suspicions = SuspiciousFeatures.of(judged, data.features(), target, data.horizon());
        for (Suspicion suspicion : suspicions) {
            LOG.warnf(
                    "Feature %s is suspicious: by itself it has an information coefficient of %.3f (t %.1f); has it"
                            + " seen the future?",
                    suspicion.feature(), suspicion.ic().mean(), suspicion.ic().tStatistic());
        }
        return suspicions.stream().map(Suspicion::feature).toList();
    }

    private static TrainingRun.Data describe(
            DataSet data, FeatureNames published, List<String> suspicious, HistoryBias bias) {
        List<String> leftOut = published.names().stream()
                .filter(name -> !data.features().names().contains(name))
                .toList();
        if (!leftOut.isEmpty()) {
            LOG.infof("Features without any value in the window are left out: %s", String.join(", ", leftOut));
        }
        if (data.rowsOverJumps() > 0) {
            LOG.infof(
                    "%d rows reach over a price jump nobody has explained and are left out; ./ballast findings lists them",
                    data.rowsOverJumps());
        }
        return new TrainingRun.Data(
                data.features().names(),
                leftOut,
                suspicious,
                data.market(),
                data.sections().size(),
                data.rows(),
                data.rowsOverJumps(),
                data.missingRates(),
                ContentHash.of(data),
                bias);
    }
}
