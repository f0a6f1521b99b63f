package io.ballast.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * The sessions that are held: those of the calendar less the days a person declared closed, past and future. A session without
 * any bar is held as long as nobody declares it closed.
 */
public final class HeldSessions {

    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final Closures closures;

    /** Where it is kept which days were declared closed. */
    @FunctionalInterface
    public interface Closures {

        /** All of them as of now, in any order; those on which the calendar has no session say nothing new. */
        Collection<LocalDate> declared();
    }

    /**
     * The sessions by what was declared.
     *
     * @param calendar the exchange's sessions
     * @param closures which of them are not held, asked anew by each question
     */
    public HeldSessions(ExchangeCalendar calendar, Closures closures) {
        this.calendar = calendar;
        this.schedule = new PublishSchedule(calendar);
        this.closures = closures;
    }

    /**
     * The calendar less the days declared closed as of now, for whoever numbers sessions or asks more than one question: what
     * is declared meanwhile does not change it.
     *
     * @return the exchange's calendar itself if none is declared
     */
    public ExchangeCalendar calendar() {
        return calendar.without(closures.declared());
    }

    /**
     * The sessions of a half-open range that were not declared closed.
     *
     * @param from the earliest date
     * @param toExclusive the date after the latest one
     * @return ascending; empty if the range is
     */
    public List<LocalDate> between(LocalDate from, LocalDate toExclusive) {
        return calendar().between(from, toExclusive);
    }

    /**
     * The latest sessions that were held and whose bars are due.
     *
     * @param sessions how many at most
     * @param now the business time
     * @return ascending
     */
    public List<LocalDate> latest(int sessions, Instant now) {
        ExchangeCalendar held = calendar();
        LocalDate due = schedule.lastDueSession(now);
        return held.between(back(held, due, sessions - 1), due.plusDays(1));
    }

    /**
     * The latest session after which a number of sessions were held and are due, whether or not bars came.
     *
     * @param sessions how many, at least 0
     * @param now the business time
     * @return the session, so far back that {@link #lag} to the last due session is that number
     */
    public LocalDate matured(int sessions, Instant now) {
        return back(schedule.lastDueSession(now), sessions);
    }

    /**
     * The session that was held so many sessions before another one.
     *
     * @param session the later session
     * @param sessions how many, at least 0; none gives the later session itself, or the last one before it if it was not held
     * @return the calendar's first session if there are not so many before
     */
    public LocalDate back(LocalDate session, int sessions) {
        return back(calendar(), session, sessions);
    }

    /**
     * How many sessions that were held one date lies behind another.
     *
     * @param from the earlier date, itself not counted
     * @param to the later date, counted if it is a session that was held
     * @return 0 if {@code to} is not after {@code from}
     */
    public int lag(LocalDate from, LocalDate to) {
        return calendar().lag(from, to);
    }

    private static LocalDate back(ExchangeCalendar held, LocalDate session, int sessions) {
        int last = held.ordinal(held.onOrBefore(session));
        return held.session(Math.max(0, last - sessions));
    }
}
