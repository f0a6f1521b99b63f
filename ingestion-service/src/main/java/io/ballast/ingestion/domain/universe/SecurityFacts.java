package io.ballast.ingestion.domain.universe;

import java.util.Objects;

/**
 * What is known of a security when the universe is decided.
 *
 * @param symbol the ticker
 * @param type the provider's type code, such as CS or ETF; null if unknown
 * @param exchange market identifier code of the exchange it is listed on; null if unknown
 * @param marketCap in USD; NaN if unknown
 * @param lastClose latest raw close in USD; NaN if unknown
 * @param adv average daily dollar volume in USD; NaN if unknown
 */
public record SecurityFacts(
        String symbol, String type, String exchange, double marketCap, double lastClose, double adv) {

    /** Checks that it says of what. */
    public SecurityFacts {
        Objects.requireNonNull(symbol, "symbol");
    }
}
