package io.ballast.model.application;

import java.time.LocalDate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.clock.BusinessClock;

/**
 * Sessions whose predictions were certified and may be traded on by now: what comes later, such as repaired data or another
 * training, must not change them.
 */
@Singleton
public class SettledSessions {

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final PredictionStore store;
    private final BusinessClock clock;

    @Inject
    SettledSessions(PredictionStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether a session is one of them: from the next open on, if its predictions are certified. */
    public boolean contains(LocalDate session) {
        boolean opened = !clock.instant().isBefore(calendar.open(calendar.next(session)));
        return opened && store.isTradable(session);
    }
}
