package io.ballast.ingestion.domain.universe;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The thresholds of the small-cap universe; an empty one is switched off.
 *
 * @param maxMarketCap largest market capitalisation in USD
 * @param minPrice smallest last close in USD
 * @param minAdv smallest average daily dollar volume in USD
 */
public record UniverseFilter(OptionalDouble maxMarketCap, OptionalDouble minPrice, OptionalDouble minAdv) {

    /** Checks that each threshold is a positive number or off. */
    public UniverseFilter {
        check(maxMarketCap, "maxMarketCap");
        check(minPrice, "minPrice");
        check(minAdv, "minAdv");
    }

    /** The same filter without its market-cap threshold, for a market whose provider gives no capitalisation. */
    public UniverseFilter withoutMarketCap() {
        return new UniverseFilter(OptionalDouble.empty(), minPrice, minAdv);
    }

    /**
     * The same thresholds, each moved by a share of itself to let more pass.
     *
     * @param share 0 to 1
     */
    public UniverseFilter relaxed(double share) {
        return new UniverseFilter(times(maxMarketCap, 1 + share), times(minPrice, 1 - share), times(minAdv, 1 - share));
    }

    private static OptionalDouble times(OptionalDouble threshold, double factor) {
        return threshold.isPresent() ? OptionalDouble.of(threshold.getAsDouble() * factor) : threshold;
    }

    private static void check(OptionalDouble threshold, String name) {
        Objects.requireNonNull(threshold, name);
        if (threshold.isPresent() && !(threshold.getAsDouble() >= 0)) {
            throw new IllegalArgumentException(
                    name + "=" + threshold.getAsDouble() + " is not allowed: a number of at least 0, or empty for off");
        }
    }
}
