package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a provider tells of one security. Anything but the symbol may be unknown: null, or NaN for numbers.
 *
 * @param symbol the ticker
 * @param listedOn first date of trading
 * @param sicCode four digits of the standard industrial classification
 * @param sicDescription its text
 * @param marketCap in USD
 */
public record SecurityDetails(
        String symbol, LocalDate listedOn, String sicCode, String sicDescription, double marketCap) {

    /** Checks that there is a symbol. */
    public SecurityDetails {
        Objects.requireNonNull(symbol, "symbol");
    }

    /** The same security with a market capitalisation in USD. */
    public SecurityDetails worth(double value) {
        return new SecurityDetails(symbol, listedOn, sicCode, sicDescription, value);
    }
}
