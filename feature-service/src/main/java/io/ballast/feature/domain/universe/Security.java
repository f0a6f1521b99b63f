package io.ballast.feature.domain.universe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * A security that was included in the universe at some time.
 *
 * @param symbol ticker
 * @param listedOn first day of trading, null if unknown
 * @param delistedOn day of delisting, null while listed
 * @param memberships when it was in the universe, ascending and without overlap; at least one
 */
public record Security(String symbol, LocalDate listedOn, LocalDate delistedOn, List<Membership> memberships) {

    /** Checks what must be there. */
    public Security {
        Objects.requireNonNull(symbol, "symbol");
        memberships = List.copyOf(memberships);
        if (memberships.isEmpty()) {
            throw new IllegalArgumentException(symbol + " was never in the universe: it has no features");
        }
    }

    /** The latest time in the universe, over or not. */
    public Membership lastMembership() {
        return memberships.get(memberships.size() - 1);
    }

    /**
     * The same security with another latest membership.
     *
     * @param last what takes its place
     * @return a security with as many memberships
     */
    public Security withLastMembership(Membership last) {
        List<Membership> changed = new ArrayList<>(memberships);
        changed.set(changed.size() - 1, last);
        return new Security(symbol, listedOn, delistedOn, changed);
    }

    /**
     * The same security with another delisting.
     *
     * @param day of delisting, null while listed
     * @return a security with the same memberships
     */
    public Security withDelisting(LocalDate day) {
        return new Security(symbol, listedOn, day, memberships);
    }

    /**
     * Sessions in which it belongs to cross-sections and coverage.
     *
     * @param calendar exchange sessions
     * @return sessions
     */
    public SessionSet membership(ExchangeCalendar calendar) {
        return new SessionSet(memberships.stream()
                .map(membership -> SessionRange.of(calendar, membership.from(), membership.to()))
                .toList());
    }

    /**
     * Sessions in which a cell is expected: while included, from the first stored bar or the listing date, whichever is
     * earlier, to the delisting. With neither known, from the start of the membership.
     *
     * @param calendar exchange sessions
     * @param firstBar calendar ordinal of the first stored bar, negative if there is none
     * @return sessions, possibly none
     */
    public SessionSet expected(ExchangeCalendar calendar, int firstBar) {
        SessionRange listed = SessionRange.of(calendar, listedOn, delistedOn);
        int start = firstBar;
        if (listedOn != null && (firstBar < 0 || listed.from() < firstBar)) {
            start = listed.from();
        }
        return membership(calendar).intersect(new SessionRange(Math.max(0, start), listed.toExclusive()));
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
