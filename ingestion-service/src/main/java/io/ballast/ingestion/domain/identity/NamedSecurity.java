package io.ballast.ingestion.domain.identity;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A security by its ticker and by what outlives the ticker.
 *
 * @param symbol the ticker
 * @param compositeFigi identifier that survives renames; null if unknown
 * @param cik number of the company at the SEC; null if unknown
 * @param delistedOn first date without trading under this ticker; null while it trades or if unknown
 * @param firstBar first session with a stored bar; null if there is none
 * @param lastBar last session with a stored bar; null if there is none
 */
public record NamedSecurity(
        String symbol, String compositeFigi, String cik, LocalDate delistedOn, LocalDate firstBar, LocalDate lastBar) {

    /** Checks that it has a name. */
    public NamedSecurity {
        Objects.requireNonNull(symbol, "symbol");
    }

    boolean hasFigi() {
        return compositeFigi != null && !compositeFigi.isBlank();
    }

    /** Whether it has no bars from before a day, so that it can be what another one became on that day. */
    boolean startsBy(LocalDate day) {
        return firstBar == null || !firstBar.isBefore(day);
    }

    /** Whether both have an identifier, and it is the same. */
    boolean isSame(NamedSecurity other) {
        return hasFigi() && compositeFigi.equals(other.compositeFigi);
    }

    /** Whether the identifiers differ. */
    boolean differsFrom(NamedSecurity other) {
        return hasFigi() && other.hasFigi() && !isSame(other);
    }

    /** Whether identifier and company both tell two securities apart. */
    boolean isCertainlyAnother(NamedSecurity other) {
        return differsFrom(other) && cik != null && other.cik != null && !cik.equals(other.cik);
    }
}
