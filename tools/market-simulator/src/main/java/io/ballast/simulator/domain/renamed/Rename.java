package io.ballast.simulator.domain.renamed;

import java.time.LocalDate;
import java.util.Objects;

/**
 * From a day on, the security that had one ticker has another.
 *
 * @param ticker what it was called until then
 * @param to what it is called from then on
 * @param on first day of the new ticker
 */
public record Rename(String ticker, String to, LocalDate on) {
    /** Checks that the names differ. */
    public Rename {
        Objects.requireNonNull(on, "on");
        if (ticker.isBlank() || to.isBlank() || ticker.equals(to)) {
            throw new IllegalArgumentException("a rename needs two tickers, not '" + ticker + "' and '" + to + "'");
        }
    }
}
