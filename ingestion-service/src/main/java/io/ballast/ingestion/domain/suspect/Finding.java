package io.ballast.ingestion.domain.suspect;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A suspect bar. It is stored all the same: a person judges it.
 *
 * @param symbol the ticker
 * @param session the bar's session
 * @param kind what is suspect
 * @param observed the ratio seen: to the last trusted close, of high to low, or to the usual volume; 1 for a repeat
 * @param threshold the ratio from which it counts as suspect, on the side of {@code observed}
 * @param detail in words, with the baseline
 */
public record Finding(
        String symbol, LocalDate session, FindingKind kind, double observed, double threshold, String detail) {

    /** Checks that all is there. */
    public Finding {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }
}
