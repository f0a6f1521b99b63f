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

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.target.Champion;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.Trainer;
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

    private final DataSets dataSets;
    private final LearningSettings learning;
    private final TrainingStore store;
    private final PublishTraining publication;
    private final FallbackMeters meters;
    private final SelectTarget selection;
    private final AttributeCoverage attribution;
    private final ChampionRun champion;
    private final LearnModels models;
    private final Champions champions;
    private final MeasureDrift drift;

    @Inject
    TrainModels(
            DataSets dataSets,
            LearningSettings learning,
            TrainingStore store,
            PublishTraining publication,
            FallbackMeters meters,
            SelectTarget selection,
            AttributeCoverage attribution,
            ChampionRun champion,
            LearnModels models,
            Champions champions,
            MeasureDrift drift) {
        this.dataSets = dataSets;
        this.learning = learning;
        this.store = store;
        this.publication = publication;
        this.meters = meters;
        this.selection = selection;
        this.attribution = attribution;
        this.champion = champion;
        this.models = models;
        this.champions = champions;
        this.drift = drift;
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
        return UnchangedChampion.during(() -> train(context));
    }

    private OperationOutcome train(OperationContext context) {
        TrainingParameters asked = TrainingParameters.of(context.parameters());
        TrainingSettings settings = asked.over(learning.training(context.variables()));
        FeatureSource.History history = dataSets.history();
        LocalDate session = dataSets.session(asked.session(), history);
        UUID id = id(context.runId(), session, settings, learning.trainers(context.variables()));
        boolean published = store.find(id).isPresent() || train(context, id, session, settings, history);
        if (champions.at(session).filter(Champion::isYoungEnough).isPresent()) {
            drift.of(session, context.variables());
        }
        TrainingReport report = store.find(id).orElseThrow();
        return published
                ? OperationOutcome.succeeded(report)
                : OperationOutcome.partial(
                        report,
                        "The models are trained; their predictions of " + session
                                + " are late: those that were certified before the next open stay");
    }

    /** Trains and publishes; false if the session is settled, so that the predictions are late. */
    private boolean train(
            OperationContext context,
            UUID id,
            LocalDate session,
            TrainingSettings settings,
            FeatureSource.History history) {
        TrainingWindow window = window(session, settings, history);
        Optional<Serving> current = store.serving();
        TargetDecision decision = selection.select(window, settings);
        Optional<CoverageAttribution> lost = attribution.of(decision, window, settings);
        context.checkpoint();
        boolean published = true;
        if (decision.isByChampion()) {
            SelectionEvidence evidence = new SelectionEvidence(List.of(), lost);
            champion.predict(context, id, current.orElseThrow(), settings, window, decision, evidence);
        } else {
            published = publication.publish(
                    models.learn(context, id, settings, window, decision, lost), context.variables());
        }
        meters.decided(decision);
        return published;
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
}
