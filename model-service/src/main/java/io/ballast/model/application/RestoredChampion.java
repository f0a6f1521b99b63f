package io.ballast.model.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.application.TrainingStore.ServingModel;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;

/** The champion's models, ready to predict; they may hold memory outside the heap until closed. */
final class RestoredChampion implements AutoCloseable {

    private final Serving champion;
    private final Map<ServingModel, TrainedModel> fitted = new LinkedHashMap<>();

    private RestoredChampion(Serving champion) {
        this.champion = champion;
    }

    /**
     * Restores the models.
     *
     * @param champion what predicts
     * @param known all learning methods
     * @throws OperationFailedException if a model is of none of them
     */
    static RestoredChampion of(Serving champion, List<Trainer> known) {
        RestoredChampion restored = new RestoredChampion(champion);
        try {
            champion.models().stream()
                    .filter(model -> model.artifact().length > 0)
                    .forEach(model -> restored.fitted.put(model, restore(model, known)));
            return restored;
        } catch (RuntimeException failed) {
            restored.close();
            throw failed;
        }
    }

    private static TrainedModel restore(ServingModel model, List<Trainer> known) {
        return known.stream()
                .filter(candidate -> candidate.name().equals(model.name()))
                .findFirst()
                .orElseThrow(() -> new OperationFailedException(
                        "Nothing here can run a model of name '" + model.name() + "'", "Train the models again."))
                .restore(model.artifact());
    }

    /** Predictions of the models and their blends for the members of a session, in the order of publication. */
    List<SessionPredictions> predict(CrossSection members) {
        List<SessionPredictions> predictions = new ArrayList<>();
        List<double[]> parts = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (ServingModel model : champion.models()) {
            double[] values;
            if (fitted.containsKey(model)) {
                values = fitted.get(model).predict(members);
                parts.add(values);
                weights.add(model.weight());
            } else {
                values = Blend.of(parts, weights);
                if (model.name().equals(Neutral.NAME)) {
                    values = new Neutral(champion.features()).of(members, values);
                }
            }
            predictions.add(new SessionPredictions(
                    members.session(), model.name(), model.version(), champion.target(), members.symbols(), values));
        }
        return predictions;
    }

    @Override
    public void close() {
        fitted.values().forEach(TrainedModel::close);
    }
}
