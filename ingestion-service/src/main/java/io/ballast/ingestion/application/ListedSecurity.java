package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A line of the provider's list of securities. Anything but the symbol may be null: unknown.
 *
 * @param symbol the ticker, in the provider's case
 * @param name of the company or fund
 * @param type the provider's type code, such as CS or ETF
 * @param exchange market identifier code
 * @param cik number of the company at the SEC
 * @param compositeFigi identifier that survives renames
 * @param delistedOn first date without trading
 * @param listingId the provider's own identifier of the line: a ticker with two of them went from one to the other; null if
 *     it has none
 */
public record ListedSecurity(
        String symbol,
        String name,
        String type,
        String exchange,
        String cik,
        String compositeFigi,
        LocalDate delistedOn,
        String listingId) {

    /** Checks that there is a symbol. */
    public ListedSecurity {
        Objects.requireNonNull(symbol, "symbol");
    }

    /** The same line under another symbol. */
    ListedSecurity keptAs(String other) {
        return new ListedSecurity(other, name, type, exchange, cik, compositeFigi, delistedOn, listingId);
    }
}
