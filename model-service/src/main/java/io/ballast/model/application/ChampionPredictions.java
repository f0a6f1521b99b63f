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
        return of(champion, List.of(members), variables).get(0);
    }

    /** The same for the members of each of several sessions, in their order. */
    List<List<SessionPredictions>> of(Serving champion, List<CrossSection> sessions, Variables variables) {
        try (RestoredChampion restored = RestoredChampion.of(champion, learning.known(variables))) {
            return sessions.stream().map(restored::predict).toList();
        }
    }
}
