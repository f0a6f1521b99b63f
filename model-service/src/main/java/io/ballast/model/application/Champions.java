package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.target.Champion;

/** Knows how old the models that predict now are, as a session sees them. */
@Singleton
public class Champions {

    private final TrainingStore store;
    private final ExchangeCalendar calendar;

    @Inject
    Champions(TrainingStore store, ExchangeCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
    }

    /** The champion, unless there is none or it knows what comes after the session. */
    Optional<Champion> at(LocalDate session) {
        return store.serving().flatMap(serving -> at(serving, session));
    }

    /** Its models, if it may predict the session in place of newly trained ones. */
    Optional<Serving> youngEnough(LocalDate session) {
        return store.serving()
                .filter(serving ->
                        at(serving, session).filter(Champion::isYoungEnough).isPresent());
    }

    private Optional<Champion> at(Serving serving, LocalDate session) {
        return serving.session().isAfter(session)
                ? Optional.empty()
                : Optional.of(new Champion(
                        serving.session(),
                        serving.target(),
                        calendar.ordinal(session) - calendar.ordinal(serving.session())));
    }
}
