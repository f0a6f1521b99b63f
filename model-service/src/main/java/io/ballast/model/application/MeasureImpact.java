package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.prediction.DecisionImpact;
import io.ballast.model.domain.prediction.SessionPredictions;

/** Measures what missing or doubtful cells do to the decision: the champion predicts with and without them. */
@Singleton
public class MeasureImpact {

    private final DataSets dataSets;
    private final ChampionPredictions predictions;
    private final TrainingStore store;
    private final LearningSettings learning;
    private final Variables variables;

    @Inject
    MeasureImpact(
            DataSets dataSets,
            ChampionPredictions predictions,
            TrainingStore store,
            LearningSettings learning,
            Variables variables) {
        this.dataSets = dataSets;
        this.predictions = predictions;
        this.store = store;
        this.learning = learning;
        this.variables = variables;
    }

    /**
     * Measures.
     *
     * @param session the session
     * @param symbols whose cells; with them means by the row of the session, or where it is missing by the last one of the
     *     ten sessions before. A symbol without either, and one that is no member, makes no difference
     * @return the impact on the order of the blend, or of the first model where there is none
     * @throws OperationFailedException if there is no champion yet, or no features of the session
     */
    public DecisionImpact of(LocalDate session, Set<String> symbols) {
        Serving champion = store.serving()
                .orElseThrow(() -> new OperationFailedException(
                        "There is no champion yet", "Run train-models first, or bootstrap."));
        dataSets.session(Optional.of(session), dataSets.history());
        DataSets.WithAndWithout members = dataSets.forImpact(
                champion.features(),
                champion.market(),
                learning.training(variables).horizon(),
                session,
                symbols);
        return DecisionImpact.of(predicted(champion, members.with()), predicted(champion, members.without()));
    }

    private SessionPredictions predicted(Serving champion, CrossSection members) {
        List<SessionPredictions> all = predictions.of(champion, members);
        return all.stream()
                .filter(one -> one.model().equals(Blend.NAME))
                .findFirst()
                .orElse(all.get(0));
    }
}
