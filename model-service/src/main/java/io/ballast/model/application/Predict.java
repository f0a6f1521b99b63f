package io.ballast.model.application;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.prediction.SessionPredictions;

/** Predicts a session with the champion, without training. A repetition publishes nothing again. */
@Singleton
public class Predict implements OperationHandler {

    /** The operation's type. */
    public static final String TYPE = "predict";

    private final DataSets dataSets;
    private final LearningSettings learning;
    private final TrainingStore store;
    private final ChampionPredictions champion;
    private final PublishPredictions publication;
    private final BusinessClock clock;

    @Inject
    Predict(
            DataSets dataSets,
            LearningSettings learning,
            TrainingStore store,
            ChampionPredictions champion,
            PublishPredictions publication,
            BusinessClock clock) {
        this.dataSets = dataSets;
        this.learning = learning;
        this.store = store;
        this.champion = champion;
        this.publication = publication;
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
        Serving serving = store.serving()
                .orElseThrow(() -> new OperationFailedException(
                        "There is no champion yet", "Run train-models first, or bootstrap."));
        LocalDate session =
                dataSets.session(TrainingParameters.of(context.parameters()).session(), dataSets.history());
        context.checkpoint();
        List<SessionPredictions> predictions = champion.of(serving, session, context.variables());
        QuarkusTransaction.requiringNew()
                .run(() -> publication.publishOnce(context.runId(), predictions, clock.instant()));
        return OperationOutcome.succeeded(result(session, predictions));
    }

    private static Map<String, Object> result(LocalDate session, List<SessionPredictions> predictions) {
        Map<String, Object> versions = new LinkedHashMap<>();
        predictions.forEach(prediction -> versions.put(prediction.model(), prediction.version()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("session", session);
        result.put("symbols", predictions.get(0).symbols().size());
        result.put("versions", versions);
        return result;
    }
}
