package io.ballast.model.application;

import java.time.LocalDate;
import java.util.ArrayList;
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
import io.ballast.model.application.TrainingStore.ServingModel;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;

/** Predicts a session with the models that predict now, without training. A repetition publishes nothing again. */
@Singleton
public class Predict implements OperationHandler {

    /** The operation's type. */
    public static final String TYPE = "predict";

    private final DataSets dataSets;
    private final LearningSettings learning;
    private final TrainingStore store;
    private final PublishPredictions publication;
    private final BusinessClock clock;

    @Inject
    Predict(
            DataSets dataSets,
            LearningSettings learning,
            TrainingStore store,
            PublishPredictions publication,
            BusinessClock clock) {
        this.dataSets = dataSets;
        this.learning = learning;
        this.store = store;
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
                        "No model was trained yet", "Run train-models first, or bootstrap."));
        LocalDate session =
                dataSets.session(TrainingParameters.of(context.parameters()).session(), dataSets.history());
        CrossSection members = dataSets.forPrediction(
                serving.features(),
                serving.market(),
                learning.training(context.variables()).horizon(),
                session);
        context.checkpoint();
        List<SessionPredictions> predictions = predict(serving, members, learning.trainers(context.variables()));
        QuarkusTransaction.requiringNew()
                .run(() -> publication.publishOnce(context.runId(), predictions, clock.instant()));
        return OperationOutcome.succeeded(result(session, predictions));
    }

    private static List<SessionPredictions> predict(Serving serving, CrossSection members, List<Trainer> trainers) {
        List<SessionPredictions> predictions = new ArrayList<>();
        List<double[]> parts = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (ServingModel model : serving.models()) {
            double[] values;
            if (model.name().equals(Blend.NAME)) {
                values = Blend.of(parts, weights);
            } else {
                values = predict(model, members, trainers);
                parts.add(values);
                weights.add(model.weight());
            }
            predictions.add(new SessionPredictions(
                    members.session(), model.name(), model.version(), serving.target(), members.symbols(), values));
        }
        return predictions;
    }

    private static double[] predict(ServingModel model, CrossSection members, List<Trainer> trainers) {
        Trainer trainer = trainers.stream()
                .filter(candidate -> candidate.name().equals(model.name()))
                .findFirst()
                .orElseThrow(() -> new OperationFailedException(
                        "Nothing here can run a model of name '" + model.name() + "'", "Train the models again."));
        try (TrainedModel restored = trainer.restore(model.artifact())) {
            return restored.predict(members);
        }
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
