package io.ballast.ingestion.domain.arbitration;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * How far one version of a bar lies from another, in basis points of the other, positive if above.
 *
 * @param priceBps of the price that is farthest away
 * @param field which price that is: {@code open}, {@code high}, {@code low} or {@code close}
 * @param closeBps of the close
 * @param volumeBps of the volume; {@link #LARGEST} if the other one has none
 */
public record Deviation(double priceBps, String field, double closeBps, double volumeBps) {

    /** No deviation counts as larger, in basis points. */
    public static final double LARGEST = 1e9;

    private static final double BPS = 10_000;

    /** How far a version lies from the one that is kept; both can be true, so no price is zero. */
    public static Deviation of(Bar other, Bar kept) {
        double closeBps = bps(other.close(), kept.close());
        double worst = closeBps;
        String field = "close";
        double[] candidates = {
            bps(other.open(), kept.open()), bps(other.high(), kept.high()), bps(other.low(), kept.low())
        };
        String[] names = {"open", "high", "low"};
        for (int i = 0; i < candidates.length; i++) {
            if (Math.abs(candidates[i]) > Math.abs(worst)) {
                worst = candidates[i];
                field = names[i];
            }
        }
        return new Deviation(worst, field, closeBps, bps(other.volume(), kept.volume()));
    }

    /** Whether a price is farther away than is tolerated. */
    boolean isPriceBeyond(Tolerance tolerance) {
        return Math.abs(priceBps) > tolerance.priceBps();
    }

    /** Whether the volume is farther away than is tolerated. */
    boolean isVolumeBeyond(Tolerance tolerance) {
        return Math.abs(volumeBps) > tolerance.volumeBps();
    }

    private static double bps(double other, double kept) {
        return other == kept ? 0 : Math.min(LARGEST, (other / kept - 1) * BPS);
    }
}
