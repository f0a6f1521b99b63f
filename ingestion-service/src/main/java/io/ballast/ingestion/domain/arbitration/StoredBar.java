package io.ballast.ingestion.domain.arbitration;

import java.util.Objects;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * A bar as it is kept, with the factors that adjust it.
 *
 * @param bar raw
 * @param priceFactor adjusted price / raw price
 * @param splitFactor raw shares / adjusted shares
 */
public record StoredBar(Bar bar, double priceFactor, double splitFactor) {

    /** Checks that the bar is there. */
    public StoredBar {
        Objects.requireNonNull(bar, "bar");
    }
}
