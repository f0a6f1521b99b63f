package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.model.application.TrainingStore.ChampionTraining;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.target.Champion;

/** Knows how old the models that predict now are, as a session sees them. */
@Singleton
public class Champions {

    private final TrainingStore store;
    private final FeatureSource source;
    private final HeldSessions held;

    @Inject
    Champions(TrainingStore store, FeatureSource source, HeldSessions held) {
        this.store = store;
        this.source = source;
        this.held = held;
    }

    /** The champion, unless there is none, it knows what comes after the session, or lacks one of its features by now. */
    Optional<Champion> at(LocalDate session) {
        return serving().flatMap(canPredict -> store.champion()).flatMap(training -> at(training, session));
    }

    /** Its models, if it may predict the session in place of newly trained ones because it is young enough. */
    Optional<Serving> substitute(LocalDate session) {
        return at(session).filter(Champion::isYoungEnough).flatMap(young -> serving());
    }

    private Optional<Serving> serving() {
        return store.serving().filter(champion -> source.features()
                .names()
                .containsAll(champion.features().names()));
    }

    private Optional<Champion> at(ChampionTraining training, LocalDate session) {
        return training.session().isAfter(session)
                ? Optional.empty()
                : Optional.of(
                        new Champion(training.session(), training.target(), held.lag(training.session(), session)));
    }
}
