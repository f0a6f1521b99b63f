package io.ballast.monitor.domain.morning;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A name somebody holds.
 *
 * @param symbol its ticker on the day it was added
 * @param addedOn that day, business time
 * @param author who added it
 * @param note why, may be empty
 */
public record WatchedName(String symbol, LocalDate addedOn, String author, String note) {

    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.\\-]{0,19}");

    /** Refuses what can be no ticker, and a name nobody answers for. */
    public WatchedName {
        if (symbol == null || !SYMBOL.matcher(symbol).matches()) {
            throw new IllegalArgumentException("symbol=" + symbol
                    + " is not allowed: a ticker of 1 to 20 letters, digits, dots or dashes is expected");
        }
        if (author == null || author.isBlank()) {
            throw new IllegalArgumentException(
                    "author=" + author + " is not allowed: who watches " + symbol + " is expected");
        }
        note = note == null ? "" : note;
    }
}
