package io.ballast.model.application;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.logging.Logger;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.model.domain.dataset.ContentHash;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.evaluation.SuspiciousFeatures;
import io.ballast.model.domain.evaluation.SuspiciousFeatures.Suspicion;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.FittedModel;
import io.ballast.model.domain.training.ModelFitting;
import io.ballast.model.domain.training.OutOfSample;
import io.ballast.model.domain.training.ShadowTraining;
import io.ballast.model.domain.training.TargetReceipt;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.model.domain.training.TrainingWindow;

/**
 * Trains every model on the window that ends at a session and publishes versions and predictions. A repetition finds what
 * it published before and publishes nothing again; after a crash it goes on with the fit that was not finished.
 */
@Singleton
public class TrainModels implements OperationHandler {

    /** The operation's type. */
    public static final String TYPE = "train-models";

    private static final Logger LOG = Logger.getLogger(TrainModels.class);

    private final FeatureSource source;
    private final DataSets dataSets;
    private final LearningSettings learning;
    private final TrainingStore store;
    private final PublishTraining publication;
    private final FallbackMeters meters;
    private final SelectTarget selection;
    private final AttributeCoverage attribution;
    private final StandIn standIn;
    private final FinishedFits fits;
    private final BusinessClock clock;

    @Inject
    TrainModels(
            FeatureSource source,
            DataSets dataSets,
            LearningSettings learning,
            TrainingStore store,
            PublishTraining publication,
            FallbackMeters meters,
            SelectTarget selection,
            AttributeCoverage attribution,
            StandIn standIn,
            FinishedFits fits,
            BusinessClock clock) {
        this.source = source;
        this.dataSets = dataSets;
        this.learning = learning;
        this.store = store;
        this.publication = publication;
        this.meters = meters;
        this.selection = selection;
        this.attribution = attribution;
        this.standIn = standIn;
        this.fits = fits;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        TrainingParameters.check(parameters, learning);
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        TrainingParameters asked = TrainingParameters.of(context.parameters());
        TrainingSettings settings = asked.over(learning.training(context.variables()));
        FeatureSource.History history = dataSets.history();
        LocalDate session = dataSets.session(asked.session(), history);
        UUID id = id(context.runId(), session, settings, learning.trainers(context.variables()));
        Optional<TrainingReport> published = store.find(id);
        if (published.isPresent()) {
            return OperationOutcome.succeeded(published.get());
        }
        TrainingWindow window = window(session, settings, history);
        TargetDecision decision = selection.select(window, settings);
        Optional<CoverageAttribution> lost = attribution.of(decision, window, settings);
        context.checkpoint();
        if (decision.isByChampion()) {
            standIn.predict(context, id, settings, window, decision, new SelectionEvidence(List.of(), lost));
        } else {
            publication.publish(train(context, id, settings, window, decision, lost), context.variables());
        }
        meters.decided(decision);
        return OperationOutcome.succeeded(store.find(id).orElseThrow());
    }

    private static UUID id(String runId, LocalDate session, TrainingSettings settings, List<Trainer> trainers) {
        StringBuilder call = new StringBuilder(runId)
                .append('\n')
                .append(session)
                .append('\n')
                .append(settings);
        trainers.forEach(trainer -> call.append('\n').append(trainer.name()).append(sorted(trainer)));
        return UUID.nameUUIDFromBytes(call.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String sorted(Trainer trainer) {
        return new java.util.TreeMap<>(trainer.parameters()).toString();
    }

    private static TrainingWindow window(LocalDate session, TrainingSettings settings, FeatureSource.History history) {
        TrainingWindow window = TrainingWindow.endingAt(session, settings.windowYears(), history.first());
        if (window.shortened()) {
            LOG.warnf(
                    "Training window of TRAIN_WINDOW_YEARS=%d is shortened: the history starts on %s, not on %s",
                    settings.windowYears(),
                    window.from(),
                    session.minusYears(settings.windowYears()).plusDays(1));
        }
        return window;
    }

    private TrainingRun train(
            OperationContext context,
            UUID id,
            TrainingSettings settings,
            TrainingWindow window,
            TargetDecision decision,
            Optional<CoverageAttribution> lost) {
        FeatureNames published = source.features();
        DataSet data = dataSets.forTraining(published, window, settings.horizon());
        collectGarbage();
        context.checkpoint();
        Target target = decision.selected();
        List<Fold> folds = settings.folds().over(data.labelled(target));
        TrainingRun.Data described =
                describe(data, published, suspicious(data, target, folds), dataSets.survivorshipBiased());
        ModelFitting fitting = fitting(data, target, folds, window);
        List<Trainer> trainers = resuming(learning.trainers(context.variables()), id, described.hash());
        ShadowTraining shadow = shadow(data, settings, decision);
        List<Trainer> compared = resuming(learning.receipts(context.variables()), id, described.hash());
        StepProgress progress = new StepProgress(context, shadow.steps(compared) + fitting.steps(trainers));
        List<TargetReceipt> receipts = shadow.compare(compared, progress);
        receipts.forEach(TrainModels::tell);
        List<FittedModel> models = fitting.fit(trainers, progress);
        return new TrainingRun(
                id,
                context.runId(),
                settings,
                window,
                decision,
                new SelectionEvidence(receipts, lost),
                described,
                folds,
                fitting.latest().symbols(),
                models,
                clock.instant());
    }

    private List<Trainer> resuming(List<Trainer> trainers, UUID id, String dataHash) {
        return trainers.stream()
                .<Trainer>map(trainer -> new ResumingTrainer(trainer, fits, id, dataHash))
                .toList();
    }

    /** What falling back costs is measured where something fell back. */
    private static ShadowTraining shadow(DataSet data, TrainingSettings settings, TargetDecision decision) {
        List<Fold> folds =
                decision.isFallback() ? settings.folds().over(data.labelled(TargetDecision.PRIMARY)) : List.of();
        return new ShadowTraining(folds, data.features());
    }

    private static void tell(TargetReceipt receipt) {
        LOG.warnf(
                "Receipt of %s: learning %s in place of %s costs %.4f of information coefficient (95 %% from %.4f to %.4f,"
                        + " %d sessions)",
                receipt.model(),
                Target.FWD_RET.column(),
                TargetDecision.PRIMARY.column(),
                receipt.cost().mean(),
                receipt.cost().low(),
                receipt.cost().high(),
                receipt.cost().sessions());
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
        return new ModelFitting(rows, latest, new OutOfSample(folds, target, width));
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
            DataSet data, FeatureNames published, List<String> suspicious, Boolean survivorshipBiased) {
        List<String> leftOut = published.names().stream()
                .filter(name -> !data.features().names().contains(name))
                .toList();
        if (!leftOut.isEmpty()) {
            LOG.infof("Features without any value in the window are left out: %s", String.join(", ", leftOut));
        }
        return new TrainingRun.Data(
                data.features().names(),
                leftOut,
                suspicious,
                data.market(),
                data.sections().size(),
                data.rows(),
                ContentHash.of(data),
                survivorshipBiased);
    }
}
