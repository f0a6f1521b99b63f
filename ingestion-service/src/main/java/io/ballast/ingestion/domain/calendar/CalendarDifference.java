package io.ballast.ingestion.domain.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day about which a provider says something else than our calendar and the closures declared by persons.
 *
 * @param date the day
 * @param ours what we take it for
 * @param theirs what the provider takes it for
 */
public record CalendarDifference(LocalDate date, DayKind ours, DayKind theirs) {

    /** Checks that all is there. */
    public CalendarDifference {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(ours, "ours");
        Objects.requireNonNull(theirs, "theirs");
    }
}
