package io.ballast.ingestion.provider.transport;

import java.time.Duration;

/**
 * Bounds of one attempt.
 *
 * @param connect until there is a connection
 * @param whole until the last byte of the answer, however steadily they drip
 * @param maxBytes largest body, counted as it arrives and again unpacked
 */
public record CallLimits(Duration connect, Duration whole, int maxBytes) {

    /**
     * For providers of daily data: the largest honest reply, a market's session or the history of a symbol, has a fifth
     * of this. All calls that may be under way together fit the heap.
     */
    public static final CallLimits DAILY_DATA =
            new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 8 * 1024 * 1024);

    /** Checks the bounds. */
    public CallLimits {
        if (connect.isNegative() || connect.isZero() || whole.isNegative() || whole.isZero() || maxBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
