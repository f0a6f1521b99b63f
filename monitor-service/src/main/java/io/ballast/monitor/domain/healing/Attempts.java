package io.ballast.monitor.domain.healing;

import java.time.Instant;
import java.util.Objects;

/**
 * How often a cell was asked for in vain.
 *
 * @param count how often, at least 1
 * @param last when last, business time
 */
public record Attempts(int count, Instant last) {

    /** Refuses none. */
    public Attempts {
        Objects.requireNonNull(last, "last");
        if (count < 1) {
            throw new IllegalArgumentException("count=" + count + " is not allowed: at least 1 is expected");
        }
    }
}
