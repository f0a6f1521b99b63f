package io.ballast.feature.domain.universe;

import java.time.LocalDate;
import java.util.Objects;

import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * A security that was included in the universe at some time.
 *
 * @param symbol ticker
 * @param listedOn first day of trading, null if unknown
 * @param delistedOn day of delisting, null while listed
 * @param memberFrom first day in the universe
 * @param memberTo day it left the universe, null while in it
 */
public record Security(
        String symbol, LocalDate listedOn, LocalDate delistedOn, LocalDate memberFrom, LocalDate memberTo) {

    /** Checks what must be there. */
    public Security {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(memberFrom, "memberFrom: a security that was never included has no features");
    }

    /**
     * Sessions in which it belongs to cross-sections and coverage.
     *
     * @param calendar exchange sessions
     * @return range
     */
    public SessionRange membership(ExchangeCalendar calendar) {
        return SessionRange.of(calendar, memberFrom, memberTo);
    }

    /**
     * Sessions in which a cell is expected: while included, from the first stored bar or the listing date, whichever is
     * earlier, to the delisting. With neither known, from the start of the membership.
     *
     * @param calendar exchange sessions
     * @param firstBar calendar ordinal of the first stored bar, negative if there is none
     * @return range, possibly empty
     */
    public SessionRange expected(ExchangeCalendar calendar, int firstBar) {
        SessionRange listed = SessionRange.of(calendar, listedOn, delistedOn);
        int start = firstBar;
        if (listedOn != null && (firstBar < 0 || listed.from() < firstBar)) {
            start = listed.from();
        }
        return new SessionRange(Math.max(0, start), listed.toExclusive()).intersect(membership(calendar));
    }

    /**
     * The last session on which it may have traded.
     *
     * @param calendar exchange sessions
     * @param lastKnown the latest session whose bars were due: a delisting announced for later is not yet one
     * @return calendar ordinal of the last session on or before the delisting, -1 while listed
     */
    public int lastSession(ExchangeCalendar calendar, int lastKnown) {
        if (delistedOn == null || delistedOn.toEpochDay() > calendar.epochDay(lastKnown)) {
            return -1;
        }
        return SessionRange.of(calendar, null, delistedOn.plusDays(1)).toExclusive() - 1;
    }
}
