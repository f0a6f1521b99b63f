package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;

/** The sessions that were held, by the account ingestion keeps of them, as of now. */
@Singleton
class DueSessions {

    private final HeldSessions held;
    private final PublishSchedule schedule;
    private final BusinessClock clock;

    @Inject
    DueSessions(MarketReader market, ExchangeCalendar calendar, PublishSchedule schedule, BusinessClock clock) {
        this.held = new HeldSessions(calendar, market::heldSessions);
        this.schedule = schedule;
        this.clock = clock;
    }

    /** The account they go by. */
    HeldSessions account() {
        return held;
    }

    /** The latest session that was held and whose bars are due. */
    LocalDate latest() {
        List<LocalDate> recent = recent(1);
        return recent.isEmpty() ? schedule.lastDueSession(clock.instant()) : recent.get(0);
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
        return held.between(from, toExclusive, clock.instant());
    }
}
