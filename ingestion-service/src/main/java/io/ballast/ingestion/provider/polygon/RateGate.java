package io.ballast.ingestion.provider.polygon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Holds back every call of a key while the provider wants to be left alone. */
final class RateGate {

    private final InstantSource time;
    private final Pauses pauses;
    private Instant opens = Instant.MIN;

    RateGate(InstantSource time, Pauses pauses) {
        this.time = time;
        this.pauses = pauses;
    }

    /** Closes the gate for a while; a longer closing that is under way stays. */
    synchronized void closeFor(Duration duration) {
        Instant until = time.instant().plus(duration);
        if (until.isAfter(opens)) {
            opens = until;
        }
    }

    /** Waits until the gate is open. */
    void pass() throws InterruptedException {
        Duration left = left();
        while (left.compareTo(Duration.ZERO) > 0) {
            pauses.sleep(left);
            left = left();
        }
    }

    /** How long it stays closed; zero or less if it is open. */
    synchronized Duration left() {
        return opens.equals(Instant.MIN) ? Duration.ZERO : Duration.between(time.instant(), opens);
    }
}
