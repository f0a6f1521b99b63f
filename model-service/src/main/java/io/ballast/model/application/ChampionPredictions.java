package io.ballast.model.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.application.TrainingStore.ServingModel;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;

/** Predicts with the champion's models. The same session and champion give the same bits. */
@Singleton
public class ChampionPredictions {

    private final DataSets dataSets;
    private final LearningSettings learning;

    @Inject
    ChampionPredictions(DataSets dataSets, LearningSettings learning) {
        this.dataSets = dataSets;
        this.learning = learning;
    }

    /** Predictions of the champion's models and their blends for a session, in the order of publication. */
    List<SessionPredictions> of(Serving champion, LocalDate session, Variables variables) {
        LabelHorizon horizon = learning.training(variables).horizon();
        return of(
                champion, dataSets.forPrediction(champion.features(), champion.market(), horizon, session), variables);
    }

    /** The same for the members of a session. */
    List<SessionPredictions> of(Serving champion, CrossSection members, Variables variables) {
        List<SessionPredictions> predictions = new ArrayList<>();
        List<double[]> parts = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (ServingModel model : champion.models()) {
            double[] values;
            if (model.name().equals(Blend.NAME)) {
                values = Blend.of(parts, weights);
            } else if (model.name().equals(Neutral.NAME)) {
                values = new Neutral(champion.features()).of(members, Blend.of(parts, weights));
            } else {
                values = predict(model, members, variables);
                parts.add(values);
                weights.add(model.weight());
            }
            predictions.add(new SessionPredictions(
                    members.session(), model.name(), model.version(), champion.target(), members.symbols(), values));
        }
        return predictions;
    }

    private double[] predict(ServingModel model, CrossSection members, Variables variables) {
        Trainer trainer = learning.known(variables).stream()
                .filter(candidate -> candidate.name().equals(model.name()))
                .findFirst()
                .orElseThrow(() -> new OperationFailedException(
                        "Nothing here can run a model of name '" + model.name() + "'", "Train the models again."));
        try (TrainedModel restored = trainer.restore(model.artifact())) {
            return restored.predict(members);
        }
    }
}
