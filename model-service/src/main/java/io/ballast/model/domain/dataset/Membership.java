package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A time in which a symbol belonged to the universe.
 *
 * @param symbol the symbol
 * @param from first day of membership; null if it never was a member
 * @param to first day after it; null if it still is a member
 */
public record Membership(String symbol, LocalDate from, LocalDate to) {

    /** Checks the fields. */
    public Membership {
        Objects.requireNonNull(symbol, "symbol");
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "membership of " + symbol + " ends on " + to + " before it starts on " + from);
        }
    }
}
