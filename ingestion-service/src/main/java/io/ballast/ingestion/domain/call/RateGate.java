package io.ballast.ingestion.domain.call;

import java.time.Duration;
import java.time.Instant;

/** Closed while the provider wants to be left alone. Not safe for several threads by itself. */
final class RateGate {

    private Instant opens = Instant.MIN;

    /** Closes the gate until an instant; a longer closing that is under way stays. */
    void closeUntil(Instant until) {
        if (until.isAfter(opens)) {
            opens = until;
        }
    }

    /** How long it stays closed; zero if it is open. */
    Duration left(Instant now) {
        return opens.isAfter(now) ? Duration.between(now, opens) : Duration.ZERO;
    }
}
