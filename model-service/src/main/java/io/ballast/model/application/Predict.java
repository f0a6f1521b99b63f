package io.ballast.model.application;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.live.DriftSample;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.TrainingWindow;

/**
 * Predicts a session with the champion, without training: the daily path. The target is decided on as before a training,
 * so that everybody sees what the data would allow. A repetition publishes nothing again.
 */
@Singleton
public class Predict implements OperationHandler {

    /** The operation's type. */
    public static final String TYPE = "predict";

    private final DataSets dataSets;
    private final LearningSettings learning;
    private final TrainingStore store;
    private final SelectTarget selection;
    private final ChampionRun champion;
    private final MeasureDrift drift;
    private final AttributeCoverage attribution;

    @Inject
    Predict(
            DataSets dataSets,
            LearningSettings learning,
            TrainingStore store,
            SelectTarget selection,
            ChampionRun champion,
            MeasureDrift drift,
            AttributeCoverage attribution) {
        this.dataSets = dataSets;
        this.learning = learning;
        this.store = store;
        this.selection = selection;
        this.champion = champion;
        this.drift = drift;
        this.attribution = attribution;
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
        return UnchangedChampion.during(() -> predict(context));
    }

    private OperationOutcome predict(OperationContext context) {
        Serving current = store.serving()
                .orElseThrow(() -> new OperationFailedException(
                        "There is no champion yet", "Run train-models first, or bootstrap."));
        TrainingParameters asked = TrainingParameters.of(context.parameters());
        TrainingSettings settings = asked.over(learning.training(context.variables()));
        FeatureSource.History history = dataSets.history();
        LocalDate session = dataSets.session(asked.session(), history);
        requireKnownPast(current, session);
        UUID id = id(context.runId(), session, current, settings);
        if (store.find(id).isPresent()) {
            drift.of(session, context.variables());
        } else {
            TrainingWindow window = TrainingWindow.endingAt(session, settings.windowYears(), history.first());
            TargetDecision decision = selection.select(window, settings);
            context.checkpoint();
            SelectionEvidence none = new SelectionEvidence(List.of(), Optional.empty());
            DriftSample predicted = champion.predict(context, id, current, settings, window, decision, none);
            drift.of(session, predicted, context.variables());
            attribution.keep(id, decision, window, settings);
        }
        return OperationOutcome.succeeded(store.find(id).orElseThrow());
    }

    private static void requireKnownPast(Serving current, LocalDate session) {
        if (current.session().isAfter(session)) {
            throw new OperationFailedException(
                    "session=" + session + " lies before " + current.session()
                            + ", the session the champion was trained for: it knows what came later",
                    "Train for that session, or roll back to a champion that is older.");
        }
    }

    private static UUID id(String runId, LocalDate session, Serving current, TrainingSettings settings) {
        String call = String.join(
                "\n", TYPE, runId, session.toString(), current.trainingRunId().toString(), settings.toString());
        return UUID.nameUUIDFromBytes(call.getBytes(StandardCharsets.UTF_8));
    }
}
