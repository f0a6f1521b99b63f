package io.ballast.monitor.domain.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

/** When the decision on a session is expected, so that a missed run is noticed though nobody sends an event. */
public final class DecisionSchedule {

    /** How long after the bars of a session are due its decision is expected. */
    public static final Duration GRACE = Duration.ofHours(2);

    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;

    /**
     * A schedule.
     *
     * @param calendar the sessions
     * @param schedule when their bars are due
     */
    public DecisionSchedule(ExchangeCalendar calendar, PublishSchedule schedule) {
        this.calendar = calendar;
        this.schedule = schedule;
    }

    /**
     * Sessions whose decision is overdue.
     *
     * @param lastDecided the latest session that has one
     * @param now business time
     * @return ascending, empty if none is
     */
    public List<LocalDate> overdue(LocalDate lastDecided, Instant now) {
        LocalDate expected = schedule.lastDueSession(now.minus(GRACE));
        return calendar.between(lastDecided.plusDays(1), expected.plusDays(1));
    }
}
