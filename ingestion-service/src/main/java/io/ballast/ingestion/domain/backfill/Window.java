package io.ballast.ingestion.domain.backfill;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * A range of calendar dates that is fetched in one step.
 *
 * @param from first date
 * @param to the date after the last one
 * @param sessions the sessions of it that miss cells, newest first, at least one
 */
public record Window(LocalDate from, LocalDate to, List<LocalDate> sessions) {

    /** Checks that every session lies within. */
    public Window {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        sessions = List.copyOf(sessions);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a window from " + from + " to " + to + " without sessions fetches nothing");
        }
        for (LocalDate session : sessions) {
            if (session.isBefore(from) || !session.isBefore(to)) {
                throw new IllegalArgumentException("session " + session + " is outside the window " + from + ".." + to);
            }
        }
    }

    /** Length in calendar days, at least 1. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
