package io.ballast.feature.domain.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;

/**
 * Which sessions have labels that can be complete. A day that the build passed over is no session a label can end on, even if
 * a single symbol has a bar on it.
 */
public final class MaturedSessions {
    private MaturedSessions() {}

    /**
     * Sessions whose labels can be complete.
     *
     * @param sessions counts of a build
     * @param calendar exchange sessions
     * @param closed days that the build passed over
     * @param horizon sessions the labels look ahead
     * @param now business time
     * @return those that had so many sessions after them, the last of them due
     */
    public static List<SessionCoverage> of(
            List<SessionCoverage> sessions, ExchangeCalendar calendar, ClosedDays closed, int horizon, Instant now) {
        LocalDate last = new HeldSessions(calendar, closed::dates).matured(horizon, now);
        return sessions.stream()
                .filter(session -> !session.session().isAfter(last))
                .toList();
    }
}
