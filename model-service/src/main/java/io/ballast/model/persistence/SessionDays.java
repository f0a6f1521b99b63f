package io.ballast.model.persistence;

import java.time.LocalDate;

import io.ballast.kernel.calendar.ExchangeCalendar;

/** The sessions of a window by their day, so that reading rows makes no objects. */
final class SessionDays {

    private final LocalDate first;
    private final LocalDate last;
    private final LocalDate[] sessions;

    /** The sessions from one day to another, both included. */
    SessionDays(ExchangeCalendar calendar, LocalDate from, LocalDate to) {
        this.first = from;
        this.last = to;
        int days = Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1);
        sessions = new LocalDate[days];
        for (LocalDate session : calendar.between(from, to.plusDays(1))) {
            sessions[Math.toIntExact(session.toEpochDay() - from.toEpochDay())] = session;
        }
    }

    LocalDate session(int epochDay) {
        return sessions[index(epochDay)];
    }

    private int index(int epochDay) {
        long index = epochDay - first.toEpochDay();
        if (index < 0 || index >= sessions.length || sessions[(int) index] == null) {
            throw new IllegalStateException("a published row is dated " + LocalDate.ofEpochDay(epochDay)
                    + ", which is no session from " + first + " to " + last);
        }
        return (int) index;
    }
}
