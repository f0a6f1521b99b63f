package io.ballast.kernel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When the bars of a session are due: at the later of its close plus 2 h 30 min and 18:30 New York time. Immutable and
 * safe for use by many threads.
 */
public final class PublishSchedule {
    private static final Duration AFTER_CLOSE = Duration.ofMinutes(150);
    private static final LocalTime EARLIEST = LocalTime.of(18, 30);

    private final ExchangeCalendar calendar;

    /**
     * A schedule over a calendar.
     *
     * @param calendar the exchange's sessions
     */
    public PublishSchedule(ExchangeCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The instant from which a missing bar of the session counts as missing.
     *
     * @param session a session
     * @return the due instant
     * @throws IllegalArgumentException if the date is no session
     */
    public Instant barsDue(LocalDate session) {
        Instant afterClose = calendar.close(session).plus(AFTER_CLOSE);
        Instant evening = session.atTime(EARLIEST).atZone(calendar.zone()).toInstant();
        return afterClose.isAfter(evening) ? afterClose : evening;
    }

    /**
     * The latest session whose bars are due.
     *
     * @param now the business time
     * @return the last session with {@code barsDue(session) <= now}
     * @throws IllegalArgumentException if {@code now} lies before the first due instant of the calendar or after its
     *     range
     */
    public LocalDate lastDueSession(Instant now) {
        LocalDate today = calendar.onOrBefore(now.atZone(calendar.zone()).toLocalDate());
        return barsDue(today).isAfter(now) ? calendar.previous(today) : today;
    }
}
