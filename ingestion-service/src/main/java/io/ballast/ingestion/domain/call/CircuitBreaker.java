package io.ballast.ingestion.domain.call;

import java.time.Duration;
import java.time.Instant;

/**
 * After many failures in a row, of whichever calls, leaves the provider alone for a while; then one call tries for all.
 * Not safe for several threads by itself.
 */
final class CircuitBreaker {

    private static final int TRIALS = 2;

    private final int threshold;
    private final Duration rest;
    private int failuresInARow;
    private Instant opens = Instant.MIN;

    /**
     * @param threshold failures in a row after which calls are held back
     * @param rest for how long, and how long a trying call has to come back
     */
    CircuitBreaker(int threshold, Duration rest) {
        this.threshold = threshold;
        this.rest = rest;
    }

    /** How long calls are held back; zero if one may go. */
    Duration left(Instant now) {
        return failuresInARow < threshold || !opens.isAfter(now) ? Duration.ZERO : Duration.between(now, opens);
    }

    /** Whether calls are held back and so many trying ones failed too that waiting is no use. */
    boolean isDown(Instant now) {
        return failuresInARow >= threshold + TRIALS && opens.isAfter(now);
    }

    /** A call goes; while the provider is on trial it goes alone. */
    void begin(Instant now) {
        if (failuresInARow >= threshold) {
            opens = now.plus(rest);
        }
    }

    void succeeded() {
        failuresInARow = 0;
    }

    void failed(Instant now) {
        failuresInARow++;
        if (failuresInARow >= threshold) {
            opens = now.plus(rest);
        }
    }
}
