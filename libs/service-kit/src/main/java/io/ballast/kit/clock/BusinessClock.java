package io.ballast.kit.clock;

import java.time.Instant;

/**
 * Business time, from which sessions, lag, due times and {@code known_at} are taken. It may stand still or be moved;
 * leases, the outbox and time stamps of runs use the system clock instead.
 */
@FunctionalInterface
public interface BusinessClock {

    /** The current business time; read it once for one decision, since it may move between two calls. */
    Instant instant();
}
