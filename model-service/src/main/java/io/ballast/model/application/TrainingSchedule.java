package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.application.TrainingStore.Attempt;
import io.ballast.model.domain.target.Champion;
import io.ballast.model.domain.target.SelectionOutcome;
import io.ballast.model.domain.target.Target;
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
    private final TrainingStore store;
    private final FailedTrainings failures;
    private final HeldSessions held;
    private final Variables variables;

    @Inject
    TrainingSchedule(
            DataSets dataSets,
            LearningSettings learning,
            SelectTarget selection,
            Champions champions,
            TrainingStore store,
            FailedTrainings failures,
            HeldSessions held,
            Variables variables) {
        this.dataSets = dataSets;
        this.learning = learning;
        this.selection = selection;
        this.champions = champions;
        this.store = store;
        this.failures = failures;
        this.held = held;
        this.variables = variables;
    }

    /** The type of the operation that predicts a session whose features are ready. */
    public String operation(LocalDate session) {
        Optional<String> due = due(session);
        due.ifPresent(reason -> LOG.infof("Models are trained for %s: %s", session, reason));
        return due.isPresent() ? TrainModels.TYPE : Predict.TYPE;
    }

    private Optional<String> due(LocalDate session) {
        Optional<Champion> champion = champions.at(session);
        int every = learning.trainEverySessions(variables);
        if (champion.filter(Champion::isYoungEnough).isEmpty()) {
            return due(champion, every, false, Optional.empty(), () -> decision(session));
        }
        return due(champion, every, hasFailed(session, every), tried(session, every), () -> decision(session));
    }

    private boolean hasFailed(LocalDate session, int every) {
        Optional<LocalDate> failed = failures.last(session).filter(tried -> isRecent(tried, session, every));
        failed.ifPresent(tried -> LOG.warnf(
                "The training for %s failed: it is tried again when TRAIN_EVERY_SESSIONS=%d have passed since, or at once by"
                        + " ./ballast train",
                tried, every));
        return failed.isPresent();
    }

    /** Whether as many sessions as the schedule wants have not passed yet. */
    private boolean isRecent(LocalDate tried, LocalDate session, int every) {
        return held.lag(tried, session) < every;
    }

    /** The target of a training that is not older than the schedule allows, promoted or not. */
    private Optional<Target> tried(LocalDate session, int every) {
        return store.lastTraining(session)
                .filter(last -> isRecent(last.session(), session, every))
                .map(Attempt::target);
    }

    /**
     * Why models have to be trained; empty if the champion may predict.
     *
     * @param champion the champion as the session sees it
     * @param every sessions after which it is too old
     * @param failed whether a training in these latest sessions ended in an error: the next one would probably, too, and leave
     *     its session without predictions, so that the champion predicts
     * @param tried target of a training in these latest sessions: if it was not promoted, one more on nearly the same data
     *     would not be either, so it is not repeated before as many have passed; empty if there was none
     * @param decision what the data allows; empty if there is nothing to train on
     */
    static Optional<String> due(
            Optional<Champion> champion,
            int every,
            boolean failed,
            Optional<Target> tried,
            Supplier<Optional<TargetDecision>> decision) {
        if (champion.isEmpty()) {
            return Optional.of("there is no champion that could predict");
        }
        if (failed) {
            return Optional.empty();
        }
        int age = champion.get().age();
        boolean old = age >= every;
        if (old && tried.isEmpty()) {
            return Optional.of(tooOld(age, every));
        }
        Optional<TargetDecision> made = decision.get();
        if (made.map(TargetDecision::selected).equals(tried)) {
            return Optional.empty();
        }
        return old ? made.map(other -> tooOld(age, every)) : made.flatMap(other -> due(other, champion.get()));
    }

    private static String tooOld(int age, int every) {
        return "the champion is " + age + " sessions old, TRAIN_EVERY_SESSIONS=" + every;
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
