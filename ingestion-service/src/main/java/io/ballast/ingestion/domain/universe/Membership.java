package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The dates on which a security belongs to the universe.
 *
 * @param from first date
 * @param to the date after the last one; null while it lasts
 */
public record Membership(LocalDate from, LocalDate to) {

    /** Start of a membership whose security gives no listing date: the first day of the exchange calendar. */
    public static final LocalDate OPEN_START = LocalDate.of(1990, 1, 1);

    /** Checks the order. */
    public Membership {
        Objects.requireNonNull(from, "from");
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("to=" + to + " is before from=" + from);
        }
    }

    /**
     * From listing to delisting.
     *
     * @param listedOn first date of trading; null if unknown: the membership starts with the calendar
     * @param delistedOn first date without trading; null while it is listed
     */
    public static Membership lifeOf(LocalDate listedOn, LocalDate delistedOn) {
        LocalDate from = listedOn == null || listedOn.isBefore(OPEN_START) ? OPEN_START : listedOn;
        return new Membership(from, delistedOn != null && delistedOn.isBefore(from) ? from : delistedOn);
    }

    /** The same membership ended on a date, if it lasts longer. */
    public Membership endedOn(LocalDate date) {
        if (to != null && !date.isBefore(to)) {
            return this;
        }
        return new Membership(from, date.isBefore(from) ? from : date);
    }

    /** Whether it has no day at all. */
    public boolean isEmpty() {
        return from.equals(to);
    }

    /** Whether any day of the half-open range is a day of membership. */
    public boolean overlaps(LocalDate rangeFrom, LocalDate rangeTo) {
        return from.isBefore(rangeTo) && (to == null || rangeFrom.isBefore(to));
    }

    /** Whether a date is a day of membership. */
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || date.isBefore(to));
    }
}
