package io.ballast.ingestion.domain.call;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a provider's plan lets a key call.
 *
 * @param calls at most so many, at least one
 * @param window in any stretch of time of this length, positive
 */
public record CallQuota(int calls, Duration window) {

    /** Checks the bounds. */
    public CallQuota {
        Objects.requireNonNull(window, "window");
        if (calls < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("A quota of " + calls + " calls per " + window + " lets nothing pass");
        }
    }

    @Override
    public String toString() {
        return calls + " per " + window.toSeconds() + " s";
    }
}
