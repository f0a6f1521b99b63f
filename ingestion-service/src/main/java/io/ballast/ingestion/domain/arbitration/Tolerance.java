package io.ballast.ingestion.domain.arbitration;

/**
 * How far two providers' bars of a cell may be apart and still be the same.
 *
 * @param priceBps of each of open, high, low and close, in basis points, not negative
 * @param volumeBps of the volume, in basis points, not negative
 */
public record Tolerance(double priceBps, double volumeBps) {

    /** Checks the bounds. */
    public Tolerance {
        if (!(priceBps >= 0) || !(volumeBps >= 0)) {
            throw new IllegalArgumentException(
                    "tolerances of " + priceBps + " and " + volumeBps + " bps: neither may be negative");
        }
    }
}
