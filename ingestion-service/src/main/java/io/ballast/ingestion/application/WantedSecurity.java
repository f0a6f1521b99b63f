package io.ballast.ingestion.application;

import java.util.Objects;

import io.ballast.ingestion.domain.universe.Membership;

/**
 * A security whose bars are stored.
 *
 * @param symbol the ticker
 * @param during the dates for which bars are expected
 */
public record WantedSecurity(String symbol, Membership during) {

    /** Checks that all is there. */
    public WantedSecurity {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(during, "during");
    }
}
