package io.ballast.feature.domain.increment;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Something that changed in what features are made of.
 *
 * @param kind what it is
 * @param symbol ticker
 * @param first earliest date that is touched: of the bar, the ex-date, the day of filing or knowledge
 * @param last latest date that is touched, not before the first
 */
public record InputChange(Kind kind, String symbol, LocalDate first, LocalDate last) {

    /** Kinds of changes, as ingestion names them in lower case. */
    public enum Kind {
        /** A bar or its factors are new, different or gone. */
        BAR,
        /** A split. */
        SPLIT,
        /** A cash dividend. */
        DIVIDEND,
        /** A financial statement. */
        STATEMENT,
        /** A count of shares outstanding. */
        SHARES,
        /** A membership of the universe: found by comparing memberships too. */
        MEMBERSHIP,
        /** A day of listing or delisting: found by comparing securities too. */
        LISTING
    }

    /** Checks what must be there. */
    public InputChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(symbol, "symbol");
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("Change of " + symbol + " from " + first + " to " + last
                    + " is not allowed: the first date comes first");
        }
    }
}
