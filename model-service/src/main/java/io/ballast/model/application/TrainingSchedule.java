package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.domain.target.Champion;
import io.ballast.model.domain.target.SelectionOutcome;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.TrainingWindow;

/** Decides whether a session needs new models or the champion predicts it. */
@Singleton
public class TrainingSchedule {

    private static final Logger LOG = Logger.getLogger(TrainingSchedule.class);

    private final DataSets dataSets;
    private final LearningSettings learning;
    private final SelectTarget selection;
    private final Champions champions;
    private final Variables variables;

    @Inject
    TrainingSchedule(
            DataSets dataSets,
            LearningSettings learning,
            SelectTarget selection,
            Champions champions,
            Variables variables) {
        this.dataSets = dataSets;
        this.learning = learning;
        this.selection = selection;
        this.champions = champions;
        this.variables = variables;
    }

    /** The type of the operation that predicts a session whose features are ready. */
    public String operation(LocalDate session) {
        Optional<String> due = due(session);
        due.ifPresent(reason -> LOG.infof("Models are trained for %s: %s", session, reason));
        return due.isPresent() ? TrainModels.TYPE : Predict.TYPE;
    }

    private Optional<String> due(LocalDate session) {
        return due(champions.at(session), learning.trainEverySessions(variables), () -> decision(session));
    }

    /**
     * Why models have to be trained; empty if the champion may predict.
     *
     * @param champion the champion as the session sees it
     * @param every sessions after which it is too old
     * @param decision what the data allows; empty if there is nothing to train on
     */
    static Optional<String> due(Optional<Champion> champion, int every, Supplier<Optional<TargetDecision>> decision) {
        if (champion.isEmpty()) {
            return Optional.of("there is no champion that could predict");
        }
        int age = champion.get().age();
        return age >= every
                ? Optional.of("the champion is " + age + " sessions old, TRAIN_EVERY_SESSIONS=" + every)
                : decision.get().flatMap(made -> due(made, champion.get()));
    }

    private static Optional<String> due(TargetDecision decision, Champion champion) {
        if (decision.outcome() == SelectionOutcome.DEGRADED || decision.selected() != champion.target()) {
            return Optional.of("the champion predicts " + champion.target().column() + ", the data allows "
                    + decision.selected().column());
        }
        return Optional.empty();
    }

    /** Without any complete label there is nothing to train on, so the champion is the best there is. */
    private Optional<TargetDecision> decision(LocalDate session) {
        TrainingSettings settings = learning.training(variables);
        LocalDate first = dataSets.history().first();
        try {
            return Optional.of(
                    selection.decide(TrainingWindow.endingAt(session, settings.windowYears(), first), settings));
        } catch (OperationFailedException nothingToLearnFrom) {
            return Optional.empty();
        }
    }
}
