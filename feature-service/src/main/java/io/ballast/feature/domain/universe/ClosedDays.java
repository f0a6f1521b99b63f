package io.ballast.feature.domain.universe;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Days that a person declared closed against the calendar. Whatever counts sessions passes over them, as though the calendar
 * had never had them; what is stored and cut by the calendar keeps its ordinals. For a symbol that has a bar on such a day
 * it is a session like any other.
 */
public final class ClosedDays {
    /** The calendar is right. */
    public static final ClosedDays NONE = new ClosedDays(List.of(), new int[0]);

    private final List<LocalDate> dates;
    private final int[] sessions;

    private ClosedDays(List<LocalDate> dates, int[] sessions) {
        this.dates = dates;
        this.sessions = sessions;
    }

    /**
     * Closed days.
     *
     * @param calendar exchange sessions
     * @param dates in any order; those on which the calendar has no session say nothing new
     * @return those that are sessions of the calendar
     */
    public static ClosedDays of(ExchangeCalendar calendar, Collection<LocalDate> dates) {
        List<LocalDate> closed =
                dates.stream().filter(calendar::isSession).distinct().sorted().toList();
        return new ClosedDays(
                closed, closed.stream().mapToInt(calendar::ordinal).toArray());
    }

    /**
     * The days.
     *
     * @return ascending
     */
    public List<LocalDate> dates() {
        return dates;
    }

    /**
     * How many they are.
     *
     * @return at least 0
     */
    public int count() {
        return sessions.length;
    }

    /**
     * How many lie between two sessions.
     *
     * @param first calendar ordinal, itself not counted
     * @param last calendar ordinal, itself not counted
     * @return at least 0
     */
    public int between(int first, int last) {
        return sessions.length == 0 ? 0 : Math.max(0, indexFrom(last) - indexFrom(first + 1));
    }

    /**
     * Numbers rows by the sessions that were held: ordinals less the closed days since the first session on which there is
     * no row.
     *
     * @param first calendar ordinal not after that of the first row
     * @param rows calendar ordinals, ascending
     * @param count how many rows there are
     * @param positions takes a number per row
     */
    public void passOver(int first, int[] rows, int count, int[] positions) {
        int next = indexFrom(first + 1);
        int passed = 0;
        for (int t = 0; t < count; t++) {
            while (next < sessions.length && sessions[next] < rows[t]) {
                next++;
                passed++;
            }
            if (next < sessions.length && sessions[next] == rows[t]) {
                next++;
            }
            positions[t] = rows[t] - passed;
        }
    }

    private int indexFrom(int session) {
        int index = Arrays.binarySearch(sessions, session);
        return index < 0 ? -index - 1 : index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClosedDays days && days.dates.equals(dates);
    }

    @Override
    public int hashCode() {
        return dates.hashCode();
    }

    @Override
    public String toString() {
        return dates.toString();
    }
}
