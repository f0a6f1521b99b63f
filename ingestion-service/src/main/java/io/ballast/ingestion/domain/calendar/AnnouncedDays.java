package io.ballast.ingestion.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * What a provider announces of the days of a range. A day it says nothing of is as any other of its weekday.
 *
 * @param from first day that is covered
 * @param to last day that is covered, included; before the first one if none is
 * @param kinds of the days that are told
 */
public record AnnouncedDays(LocalDate from, LocalDate to, Map<LocalDate, DayKind> kinds) {

    /** Copies the kinds. */
    public AnnouncedDays {
        kinds = Map.copyOf(kinds);
    }

    /**
     * Where it differs from what we know.
     *
     * @param ours the calendar
     * @param declaredClosed sessions of it that persons declared closed
     * @return by day
     */
    public List<CalendarDifference> differencesFrom(ExchangeCalendar ours, Set<LocalDate> declaredClosed) {
        return from.datesUntil(to.isBefore(from) ? from : to.plusDays(1))
                .map(day -> new CalendarDifference(day, kind(ours, declaredClosed, day), on(day)))
                .filter(day -> day.ours() != day.theirs())
                .toList();
    }

    private DayKind on(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return kinds.getOrDefault(day, weekend ? DayKind.CLOSED : DayKind.REGULAR);
    }

    private static DayKind kind(ExchangeCalendar calendar, Set<LocalDate> declaredClosed, LocalDate day) {
        if (!calendar.isSession(day) || declaredClosed.contains(day)) {
            return DayKind.CLOSED;
        }
        return calendar.isEarlyClose(day) ? DayKind.EARLY_CLOSE : DayKind.REGULAR;
    }
}
