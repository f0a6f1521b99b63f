package io.ballast.ingestion.provider.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import io.ballast.ingestion.config.CallQuota;

/**
 * Lets the calls of a key through one by one: within its quota, not before the provider wants to be asked again, and not
 * while it is down. Shared by all threads, since the provider counts per key.
 */
final class Admission {

    /** A closing longer than this is not waited for: the call fails, and says until when. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final int FAILURES_UNTIL_REST = 8;
    private static final Duration REST = Duration.ofSeconds(30);
    /** While others are waited for, the state is looked at this often: a trying call may come back early. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final InstantSource time;
    private final Pauses pauses;
    private final RateGate gate = new RateGate();
    private final CircuitBreaker circuit = new CircuitBreaker(FAILURES_UNTIL_REST, REST);
    private final Optional<RateQuota> quota;

    Admission(InstantSource time, Pauses pauses, Optional<CallQuota> quota) {
        this.time = time;
        this.pauses = pauses;
        this.quota = quota.map(RateQuota::new);
    }

    /**
     * Waits until a call may go. Each must be followed by {@link #answered}.
     *
     * @return false if the provider wants to be left alone for longer than is waited
     */
    boolean enter() throws InterruptedException {
        while (true) {
            Duration left = tryEnter();
            if (left.isZero()) {
                return true;
            }
            if (closedFor().compareTo(LONGEST_WAIT) > 0) {
                return false;
            }
            pauses.sleep(left);
        }
    }

    private synchronized Duration tryEnter() {
        Instant now = time.instant();
        Duration closed = gate.left(now);
        if (!closed.isZero()) {
            return closed;
        }
        Duration resting = circuit.left(now);
        if (!resting.isZero()) {
            return resting.compareTo(LOOK_AGAIN) < 0 ? resting : LOOK_AGAIN;
        }
        Duration full = quota.map(plan -> plan.left(now)).orElse(Duration.ZERO);
        if (full.isZero()) {
            circuit.begin(now);
            quota.ifPresent(RateQuota::begin);
        }
        return full;
    }

    /** The call came back, whatever with. */
    synchronized void answered() {
        quota.ifPresent(plan -> plan.end(time.instant()));
    }

    /** The provider works, also if it refused this call. */
    synchronized void works() {
        circuit.succeeded();
    }

    /** The provider did not answer as a working one does. */
    synchronized void fails() {
        circuit.failed(time.instant());
    }

    /** No call goes for so long. */
    synchronized void closeFor(Duration duration) {
        gate.closeUntil(time.instant().plus(duration));
    }

    /** How long the provider wants to be left alone; zero if it may be asked. */
    synchronized Duration closedFor() {
        return gate.left(time.instant());
    }
}
