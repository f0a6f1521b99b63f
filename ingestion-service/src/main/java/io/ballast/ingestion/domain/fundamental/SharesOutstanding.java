package io.ballast.ingestion.domain.fundamental;

import java.time.LocalDate;
import java.util.Objects;

/**
 * How many shares of a company exist.
 *
 * @param symbol the ticker
 * @param asOf the day the number refers to
 * @param knownOn the day it became known, not before {@code asOf}
 * @param shares positive number of shares, in the share size of {@code asOf}
 */
public record SharesOutstanding(String symbol, LocalDate asOf, LocalDate knownOn, double shares) {

    /** Checks dates and number. */
    public SharesOutstanding {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(knownOn, "knownOn");
        if (knownOn.isBefore(asOf)) {
            throw new IllegalArgumentException("knownOn=" + knownOn + " is before asOf=" + asOf + " of " + symbol);
        }
        if (!(shares > 0) || Double.isInfinite(shares)) {
            throw new IllegalArgumentException("shares=" + shares + " of " + symbol + " is not a positive number");
        }
    }

    /** The same number of a company kept under another symbol. */
    public SharesOutstanding keptAs(String other) {
        return other.equals(symbol) ? this : new SharesOutstanding(other, asOf, knownOn, shares);
    }
}
