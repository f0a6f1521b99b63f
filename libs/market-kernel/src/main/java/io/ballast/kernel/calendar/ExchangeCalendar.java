package io.ballast.kernel.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sessions of one exchange over a fixed range of dates. Sessions are numbered by ordinals from 0, so that the
 * distance of two sessions is a subtraction. Immutable and safe for use by many threads.
 *
 * <p>Dates outside the range are refused with an {@link IllegalArgumentException} that names the date and the range, but
 * for {@link #isSession}, which answers false: a garbage date is simply no session.
 */
public final class ExchangeCalendar {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);

    private final String name;
    private final LocalDate first;
    private final LocalDate last;
    /** Epoch day of the session with that ordinal. */
    private final int[] epochDays;
    /** Per day of the range, and one more: how many sessions lie before it. */
    private final int[] sessionsBefore;

    private final Map<LocalDate, LocalTime> earlyCloses;

    ExchangeCalendar(
            String name,
            LocalDate first,
            LocalDate last,
            Set<LocalDate> holidays,
            Map<LocalDate, LocalTime> earlyCloses) {
        this(name, first, last, weekdays(first, last, holidays), Map.copyOf(earlyCloses));
    }

    private ExchangeCalendar(
            String name, LocalDate first, LocalDate last, int[] epochDays, Map<LocalDate, LocalTime> earlyCloses) {
        this.name = name;
        this.first = first;
        this.last = last;
        this.earlyCloses = earlyCloses;
        this.epochDays = epochDays;
        this.sessionsBefore = new int[day(last) + 2];
        int count = 0;
        for (int day = 0; day < sessionsBefore.length; day++) {
            sessionsBefore[day] = count;
            if (count < epochDays.length && epochDays[count] == first.toEpochDay() + day) {
                count++;
            }
        }
    }

    private static int[] weekdays(LocalDate first, LocalDate last, Set<LocalDate> holidays) {
        return first.datesUntil(last.plusDays(1))
                .filter(date -> !isWeekend(date) && !holidays.contains(date))
                .mapToInt(date -> Math.toIntExact(date.toEpochDay()))
                .toArray();
    }

    /**
     * This calendar without some days: its ordinals count, and its steps take, only the sessions that are left.
     *
     * @param closed days in any order; those that are no session change nothing
     * @return this calendar if none of them is a session
     */
    public ExchangeCalendar without(Collection<LocalDate> closed) {
        Set<Long> days = closed.stream()
                .filter(this::isSession)
                .map(LocalDate::toEpochDay)
                .collect(Collectors.toSet());
        if (days.isEmpty()) {
            return this;
        }
        int[] left = Arrays.stream(epochDays)
                .filter(day -> !days.contains((long) day))
                .toArray();
        return new ExchangeCalendar(name, first, last, left, earlyCloses);
    }

    /**
     * The calendar of the New York Stock Exchange, which NASDAQ shares: sessions 1990-01-01..2035-12-31, early closes
     * known for 2000..2027. Closures decreed later than the data files are not in it.
     *
     * @return the one shared instance
     */
    public static ExchangeCalendar xnys() {
        return Xnys.INSTANCE;
    }

    /**
     * Whether the exchange trades on that date.
     *
     * @param date any date
     * @return false on weekends and holidays, and outside the range of the calendar
     */
    public boolean isSession(LocalDate date) {
        if (date.isBefore(first) || date.isAfter(last)) {
            return false;
        }
        int day = day(date);
        return sessionsBefore[day + 1] > sessionsBefore[day];
    }

    /**
     * Number of a session, counted from 0 at the first one of the range.
     *
     * @param session a session
     * @return 0..{@link #size()} - 1
     * @throws IllegalArgumentException if the date is no session or out of range
     */
    public int ordinal(LocalDate session) {
        int day = checkedDay(session);
        if (sessionsBefore[day + 1] == sessionsBefore[day]) {
            throw new IllegalArgumentException(session + " (" + session.getDayOfWeek() + ") is no session of " + name
                    + ": use onOrBefore or onOrAfter for a date that may be a holiday or weekend");
        }
        return sessionsBefore[day];
    }

    /**
     * Session of a number.
     *
     * @param ordinal 0..{@link #size()} - 1
     * @return its date
     * @throws IllegalArgumentException if there is no such session
     */
    public LocalDate session(int ordinal) {
        if (ordinal < 0 || ordinal >= epochDays.length) {
            throw new IllegalArgumentException("Session ordinal " + ordinal + " is out of range: " + name + " has 0.."
                    + (epochDays.length - 1) + " for " + first + ".." + last);
        }
        return LocalDate.ofEpochDay(epochDays[ordinal]);
    }

    /**
     * Epoch day of a session, for loops over many rows.
     *
     * @param ordinal 0..{@link #size()} - 1
     * @return {@link LocalDate#toEpochDay()} of the session
     */
    public int epochDay(int ordinal) {
        return epochDays[ordinal];
    }

    /**
     * Number of sessions in the calendar.
     *
     * @return at least 0
     */
    public int size() {
        return epochDays.length;
    }

    /**
     * First session strictly after a date.
     *
     * @param any any date of the range
     * @return a session
     */
    public LocalDate next(LocalDate any) {
        return session(sessionsBefore[checkedDay(any) + 1]);
    }

    /**
     * Last session strictly before a date.
     *
     * @param any any date of the range
     * @return a session
     */
    public LocalDate previous(LocalDate any) {
        return session(sessionsBefore[checkedDay(any)] - 1);
    }

    /**
     * The date itself if it is a session, else the one before it.
     *
     * @param any any date of the range
     * @return a session
     */
    public LocalDate onOrBefore(LocalDate any) {
        return session(sessionsBefore[checkedDay(any) + 1] - 1);
    }

    /**
     * The date itself if it is a session, else the one after it.
     *
     * @param any any date of the range
     * @return a session
     */
    public LocalDate onOrAfter(LocalDate any) {
        return session(sessionsBefore[checkedDay(any)]);
    }

    /**
     * The session a number of sessions away.
     *
     * @param session a session
     * @param sessions how many later; negative: earlier
     * @return a session
     */
    public LocalDate plus(LocalDate session, int sessions) {
        return session(Math.addExact(ordinal(session), sessions));
    }

    /**
     * Sessions of a half-open range of dates.
     *
     * @param from first date
     * @param toExclusive the date after the last one; at most the day after the calendar's range
     * @return the sessions with from &lt;= session &lt; toExclusive, ascending; empty if there are none
     */
    public List<LocalDate> between(LocalDate from, LocalDate toExclusive) {
        if (!from.isBefore(toExclusive)) {
            return List.of();
        }
        int start = sessionsBefore[checkedDay(from)];
        int end = sessionsBefore[checkedDay(toExclusive.minusDays(1)) + 1];
        List<LocalDate> sessions = new ArrayList<>(end - start);
        for (int i = start; i < end; i++) {
            sessions.add(LocalDate.ofEpochDay(epochDays[i]));
        }
        return List.copyOf(sessions);
    }

    /**
     * How many sessions one date lies behind another.
     *
     * @param from the earlier date, itself not counted
     * @param to the later date, counted if it is a session
     * @return number of sessions s with from &lt; s &lt;= to; 0 if {@code to} is not after {@code from}
     */
    public int lag(LocalDate from, LocalDate to) {
        int start = sessionsBefore[checkedDay(from) + 1];
        return Math.max(0, sessionsBefore[checkedDay(to) + 1] - start);
    }

    /**
     * When trading of a session starts: 09:30 New York time. Late opens are not recorded.
     *
     * @param session a session
     * @return the instant
     */
    public Instant open(LocalDate session) {
        ordinal(session);
        return session.atTime(OPEN).atZone(NEW_YORK).toInstant();
    }

    /**
     * When trading of a session ends: 16:00 New York time, or earlier on an early close.
     *
     * @param session a session
     * @return the instant
     */
    public Instant close(LocalDate session) {
        ordinal(session);
        return session.atTime(earlyCloses.getOrDefault(session, CLOSE))
                .atZone(NEW_YORK)
                .toInstant();
    }

    /**
     * Whether a session ends before 16:00 New York time.
     *
     * @param session a session
     * @return true for a recorded early close
     */
    public boolean isEarlyClose(LocalDate session) {
        ordinal(session);
        return earlyCloses.containsKey(session);
    }

    ZoneId zone() {
        return NEW_YORK;
    }

    private int checkedDay(LocalDate date) {
        if (date.isBefore(first) || date.isAfter(last)) {
            throw new IllegalArgumentException(
                    date + " is outside the calendar " + name + ", which covers " + first + ".." + last);
        }
        return day(date);
    }

    private int day(LocalDate date) {
        return (int) (date.toEpochDay() - first.toEpochDay());
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static final class Xnys {
        static final ExchangeCalendar INSTANCE = CalendarFiles.load(
                "XNYS",
                LocalDate.of(1990, 1, 1),
                LocalDate.of(2035, 12, 31),
                "nyse_holidays.csv",
                "nyse_early_closes.csv");
    }
}
