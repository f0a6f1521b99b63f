package io.ballast.simulator.domain;

import java.time.LocalDate;

/**
 * A split: {@code from} old shares become {@code to} new ones on the ex-date.
 *
 * @param security position in {@link Market#securities()}
 * @param exDate first session on the new basis
 * @param from above 0
 * @param to above 0
 */
public record Split(int security, LocalDate exDate, double from, double to) {
    /** Checks the ratio. */
    public Split {
        if (!(from > 0 && to > 0)) {
            throw new IllegalArgumentException("a split needs positive numbers, not " + from + " for " + to);
        }
    }

    /**
     * What a raw price before the ex-date is multiplied by to compare with later ones.
     *
     * @return from / to
     */
    public double priceFactor() {
        return from / to;
    }
}
