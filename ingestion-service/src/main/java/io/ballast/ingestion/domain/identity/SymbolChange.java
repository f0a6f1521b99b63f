package io.ballast.ingestion.domain.identity;

import java.time.LocalDate;
import java.util.Objects;

/**
 * From a day on, a security is called otherwise.
 *
 * @param ticker what it was called before
 * @param changedOn first day of the new name
 * @param symbol what it is called, and kept as, now
 * @param kind why
 * @param relabels whether it is kept under the old name, so that its rows must move
 */
public record SymbolChange(String ticker, LocalDate changedOn, String symbol, Kind kind, boolean relabels) {

    /** Why a security is called otherwise. */
    public enum Kind {
        /** The company took another ticker. */
        RENAMED,
        /** The ticker went to another security; this one is kept under its ticker and the day it ended. */
        RETIRED
    }

    /** Checks that all is there. */
    public SymbolChange {
        Objects.requireNonNull(ticker, "ticker");
        Objects.requireNonNull(changedOn, "changedOn");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(kind, "kind");
    }
}
