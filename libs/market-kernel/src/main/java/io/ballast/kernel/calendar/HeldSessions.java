package io.ballast.kernel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The sessions that were held: those of the calendar less the closures a person declared. A closure shows as a session that is
 * due and of which no account is kept, though there is one of the time before.
 */
public final class HeldSessions {

    /** Longer than the exchange ever was closed against its calendar. */
    private static final int REACH = 15;

    /** The clock of who keeps the account may be a little behind: what has just become due is no closure yet. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final Account account;

    /** Where it is kept which sessions were held and are due. */
    @FunctionalInterface
    public interface Account {

        /** Those of a half-open range, in any order. */
        Collection<LocalDate> between(LocalDate from, LocalDate toExclusive);
    }

    /**
     * The sessions by an account of them.
     *
     * @param calendar the exchange's sessions
     * @param account which of them were held
     */
    public HeldSessions(ExchangeCalendar calendar, Account account) {
        this.calendar = calendar;
        this.schedule = new PublishSchedule(calendar);
        this.account = account;
    }

    /**
     * The sessions of a half-open range that were not declared closed.
     *
     * @param from the earliest date
     * @param toExclusive the date after the latest one
     * @param now the business time; sessions that are not due count as held
     * @return ascending; empty if the range is
     */
    public List<LocalDate> between(LocalDate from, LocalDate toExclusive, Instant now) {
        if (!from.isBefore(toExclusive)) {
            return List.of();
        }
        TreeSet<LocalDate> known = new TreeSet<>(account.between(calendarBack(from, REACH), toExclusive));
        LocalDate settled = schedule.lastDueSession(now.minus(MARGIN));
        return calendar.between(from, toExclusive).stream()
                .filter(session -> known.isEmpty()
                        || session.isBefore(known.first())
                        || session.isAfter(settled)
                        || known.contains(session))
                .toList();
    }

    /**
     * The latest sessions that were held and whose bars are due.
     *
     * @param sessions how many at most
     * @param now the business time
     * @return ascending
     */
    public List<LocalDate> latest(int sessions, Instant now) {
        return upTo(schedule.lastDueSession(now), sessions, now);
    }

    /**
     * The latest session after which a number of sessions were held and are due.
     *
     * @param sessions how many, at least 0
     * @param now the business time
     * @return the session, so far back that {@link #lag} to the last due session is that number
     */
    public LocalDate matured(int sessions, Instant now) {
        return back(schedule.lastDueSession(now), sessions, now);
    }

    /**
     * The session that was held so many sessions before another one.
     *
     * @param session the later session
     * @param sessions how many, at least 0; none gives the later session itself, or the last one before it if it was not held
     * @param now the business time
     */
    public LocalDate back(LocalDate session, int sessions, Instant now) {
        return upTo(session, sessions + 1, now).get(0);
    }

    /**
     * How many sessions that were held one date lies behind another.
     *
     * @param from the earlier date, itself not counted
     * @param to the later date, counted if it is a session that was held
     * @param now the business time
     * @return 0 if {@code to} is not after {@code from}
     */
    public int lag(LocalDate from, LocalDate to, Instant now) {
        return between(from.plusDays(1), to.plusDays(1), now).size();
    }

    private List<LocalDate> upTo(LocalDate session, int sessions, Instant now) {
        List<LocalDate> held = between(calendarBack(session, sessions + REACH), session.plusDays(1), now);
        return held.subList(Math.max(0, held.size() - sessions), held.size());
    }

    private LocalDate calendarBack(LocalDate date, int sessions) {
        LocalDate session = calendar.onOrAfter(date);
        return calendar.plus(session, -Math.min(sessions, calendar.ordinal(session)));
    }
}
