package io.ballast.monitor.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;

/**
 * The sessions that were held: those of the calendar less the closures a person declared. A closure shows as a session that is
 * due and of which ingestion keeps no account, though it keeps one of the time before.
 */
@Singleton
class DueSessions {

    /** Longer than the exchange ever was closed against its calendar. */
    private static final int REACH = 15;

    /** The database's clock may be a little behind: what has just become due is no closure yet. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final MarketReader market;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;

    @Inject
    DueSessions(MarketReader market, ExchangeCalendar calendar, PublishSchedule schedule, BusinessClock clock) {
        this.market = market;
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** The latest session that was held and whose bars are due. */
    LocalDate latest() {
        List<LocalDate> recent = recent(1);
        return recent.isEmpty() ? schedule.lastDueSession(clock.instant()) : recent.get(0);
    }

    /** The latest sessions that were held and whose bars are due, ascending. */
    List<LocalDate> recent(int sessions) {
        LocalDate due = schedule.lastDueSession(clock.instant());
        List<LocalDate> held = held(back(due, sessions + REACH), calendar.next(due));
        return held.subList(Math.max(0, held.size() - sessions), held.size());
    }

    /** Whether a session of the calendar was not declared closed. */
    boolean isHeld(LocalDate session) {
        return !held(session, session.plusDays(1)).isEmpty();
    }

    /** The sessions of a half-open range that were not declared closed, ascending. */
    List<LocalDate> held(LocalDate from, LocalDate toExclusive) {
        if (!from.isBefore(toExclusive)) {
            return List.of();
        }
        TreeSet<LocalDate> known = new TreeSet<>(market.heldSessions(back(from, REACH), toExclusive));
        LocalDate settled = schedule.lastDueSession(clock.instant().minus(MARGIN));
        return calendar.between(from, toExclusive).stream()
                .filter(session -> known.isEmpty()
                        || session.isBefore(known.first())
                        || session.isAfter(settled)
                        || known.contains(session))
                .toList();
    }

    private LocalDate back(LocalDate date, int sessions) {
        LocalDate session = calendar.onOrAfter(date);
        return calendar.plus(session, -Math.min(sessions, calendar.ordinal(session)));
    }
}
