package io.ballast.feature.domain.universe;

import java.time.LocalDate;

import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * A half-open range of sessions by calendar ordinal.
 *
 * @param from first session
 * @param toExclusive session after the last one; a range is empty where it is not after {@code from}
 */
public record SessionRange(int from, int toExclusive) {

    /**
     * The sessions of a half-open range of dates, cut to what the calendar covers.
     *
     * @param calendar exchange sessions
     * @param from first date, null: from the calendar's start
     * @param toExclusive date after the last one, null: to the calendar's end
     * @return range
     */
    public static SessionRange of(ExchangeCalendar calendar, LocalDate from, LocalDate toExclusive) {
        int start = from == null ? 0 : firstOnOrAfter(calendar, from);
        int end = toExclusive == null ? calendar.size() : firstOnOrAfter(calendar, toExclusive);
        return new SessionRange(start, end);
    }

    /**
     * Whether a session is in the range.
     *
     * @param session calendar ordinal
     * @return true if it is
     */
    public boolean contains(int session) {
        return session >= from && session < toExclusive;
    }

    /**
     * What two ranges have in common.
     *
     * @param other range
     * @return common range, possibly empty
     */
    public SessionRange intersect(SessionRange other) {
        return new SessionRange(Math.max(from, other.from), Math.min(toExclusive, other.toExclusive));
    }

    private static int firstOnOrAfter(ExchangeCalendar calendar, LocalDate date) {
        if (date.toEpochDay() <= calendar.epochDay(0)) {
            return 0;
        }
        if (date.toEpochDay() > calendar.epochDay(calendar.size() - 1)) {
            return calendar.size();
        }
        return calendar.ordinal(calendar.onOrAfter(date));
    }
}
