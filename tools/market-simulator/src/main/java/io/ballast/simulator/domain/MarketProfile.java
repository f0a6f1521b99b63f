package io.ballast.simulator.domain;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a market is, in a few words.
 *
 * @param kind {@code seeded} or {@code replay}
 * @param seed the seed, null for a replay
 * @param symbols number of stocks; funds are not counted
 * @param firstDate date of the first bars
 * @param lastDate date of the last bars there will ever be, null if the market goes on
 */
public record MarketProfile(String kind, Long seed, int symbols, LocalDate firstDate, LocalDate lastDate) {
    /** Checks that the parts are there. */
    public MarketProfile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(firstDate, "firstDate");
    }
}
