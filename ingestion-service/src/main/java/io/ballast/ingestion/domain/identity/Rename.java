package io.ballast.ingestion.domain.identity;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A change of a ticker as a provider announces it.
 *
 * @param ticker what the security was called before
 * @param on first day of the new ticker
 * @param newTicker what it is called from then on
 */
public record Rename(String ticker, LocalDate on, String newTicker) {

    /** Checks that all is there. */
    public Rename {
        Objects.requireNonNull(ticker, "ticker");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(newTicker, "newTicker");
    }
}
