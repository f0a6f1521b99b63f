package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.clock.BusinessClock;

/** The sessions that were not declared closed, as of now. */
@Singleton
class DueSessions {

    private final HeldSessions held;
    private final HeldSessions ofLabels;
    private final BusinessClock clock;

    @Inject
    DueSessions(MarketReader market, ExchangeCalendar calendar, BusinessClock clock) {
        this.held = new HeldSessions(calendar, market::closures);
        this.ofLabels = new HeldSessions(calendar, market::closuresOfLabels);
        this.clock = clock;
    }

    /** The sessions along which the labels of the published features reach. */
    HeldSessions ofLabels() {
        return ofLabels;
    }

    /** The latest session that was held and whose bars are due. */
    LocalDate latest() {
        return recent(1).get(0);
    }

    /** The latest sessions that were held and whose bars are due, ascending. */
    List<LocalDate> recent(int sessions) {
        return held.latest(sessions, clock.instant());
    }

    /** Whether a session of the calendar was not declared closed. */
    boolean isHeld(LocalDate session) {
        return !held(session, session.plusDays(1)).isEmpty();
    }

    /** The sessions of a half-open range that were not declared closed, ascending. */
    List<LocalDate> held(LocalDate from, LocalDate toExclusive) {
        return held.between(from, toExclusive);
    }
}
