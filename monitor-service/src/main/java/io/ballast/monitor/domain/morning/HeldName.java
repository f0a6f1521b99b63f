package io.ballast.monitor.domain.morning;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A watched name as the store knows it on a session.
 *
 * @param watched its ticker when it was added
 * @param symbol what it is kept as now: another one if it was renamed since
 * @param known whether the store knows it at all
 * @param member whether it is a listed member of the universe
 * @param reason why it is no member, null if it is one or nobody knows
 * @param since when it ceased to be one, null if it is one or never was
 */
public record HeldName(String watched, String symbol, boolean known, boolean member, String reason, LocalDate since) {

    /** Refuses a name without its symbols. */
    public HeldName {
        Objects.requireNonNull(watched, "watched");
        Objects.requireNonNull(symbol, "symbol");
    }
}
