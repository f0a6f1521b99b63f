package io.ballast.monitor.domain.cause;

import java.time.LocalDate;
import java.util.Locale;

/** For how long a security had been listed. */
public enum ListingAge {
    /** Less than a year. */
    UNDER_1_YEAR,
    /** One year, and less than five. */
    UNDER_5_YEARS,
    /** Five years or more. */
    FROM_5_YEARS,
    /** Nobody knows. */
    UNKNOWN;

    private static final int LONG = 5;

    /**
     * The age on a session.
     *
     * @param listedOn when it was listed, null if unknown
     * @param session the session
     * @return its age
     */
    public static ListingAge of(LocalDate listedOn, LocalDate session) {
        if (listedOn == null) {
            return UNKNOWN;
        }
        if (session.isBefore(listedOn.plusYears(1))) {
            return UNDER_1_YEAR;
        }
        return session.isBefore(listedOn.plusYears(LONG)) ? UNDER_5_YEARS : FROM_5_YEARS;
    }

    /**
     * Name in replies.
     *
     * @return kebab case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
