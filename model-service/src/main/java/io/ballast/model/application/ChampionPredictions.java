package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.config.Variables;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.prediction.SessionPredictions;

/** Predicts with the champion's models. The same session and champion give the same bits. */
@Singleton
public class ChampionPredictions {

    private final DataSets dataSets;
    private final LearningSettings learning;
    private final RestoredModels models;

    @Inject
    ChampionPredictions(DataSets dataSets, LearningSettings learning, RestoredModels models) {
        this.dataSets = dataSets;
        this.learning = learning;
        this.models = models;
    }

    /** A session as the champion sees it, with what its models predict. */
    PredictedSession of(Serving champion, LocalDate session, Variables variables) {
        LabelHorizon horizon = learning.training(variables).horizon();
        CrossSection members = dataSets.forPrediction(champion.features(), champion.market(), horizon, session);
        return new PredictedSession(champion.features(), members, of(champion, members));
    }

    /** Predictions of the champion's models and their blends for the members of a session, in the order of publication. */
    List<SessionPredictions> of(Serving champion, CrossSection members) {
        return models.use(champion, restored -> restored.predict(members));
    }

    /** The same for the members of each of several sessions, in their order. */
    List<List<SessionPredictions>> of(Serving champion, List<CrossSection> sessions) {
        return sessions.stream().map(members -> of(champion, members)).toList();
    }
}
