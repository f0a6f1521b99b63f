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

    /** The champion, unless there is none or it knows what comes after the session. */
    Optional<Champion> at(LocalDate session) {
        return store.champion().flatMap(training -> at(training, session));
    }

    /**
     * Its models, if it may predict the session in place of newly trained ones: it is young enough, and all its features are
     * still published.
     */
    Optional<Serving> substitute(LocalDate session) {
        return at(session)
                .filter(Champion::isYoungEnough)
                .flatMap(young -> store.serving())
                .filter(this::hasItsFeatures);
    }

    private boolean hasItsFeatures(Serving champion) {
        return source.features().names().containsAll(champion.features().names());
    }

    private Optional<Champion> at(ChampionTraining training, LocalDate session) {
        return training.session().isAfter(session)
                ? Optional.empty()
                : Optional.of(
                        new Champion(training.session(), training.target(), held.lag(training.session(), session)));
    }
}
