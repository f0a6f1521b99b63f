package io.ballast.ingestion.provider.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import io.ballast.ingestion.application.CallLog;
import io.ballast.ingestion.domain.call.AdaptivePacing;
import io.ballast.ingestion.domain.call.CallControl;
import io.ballast.ingestion.domain.call.CallControl.Outcome;
import io.ballast.ingestion.domain.call.CallQuota;

/** Lets calls wait until {@link CallControl} begins them. Shared by all threads, since the provider counts per key. */
final class Admission {

    /** A closing longer than this is not waited for: the call fails, and says until when. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final InstantSource time;
    private final Pauses pauses;
    private final AdaptivePacing pacing = new AdaptivePacing();
    private final CallControl control;
    private final Spending spending;
    private boolean remembered;

    Admission(InstantSource time, Pauses pauses, Optional<CallQuota> quota, Spending spending) {
        this.spending = spending;
        this.time = time;
        this.pauses = pauses;
        this.control = new CallControl(quota, pacing);
    }

    /**
     * Waits until a call may go. Each must be followed by {@link #end}.
     *
     * @return when it began; empty if the provider is down, or wants to be left alone for longer than is waited
     */
    synchronized Optional<Instant> enter() throws InterruptedException {
        remember();
        while (true) {
            Instant now = time.instant();
            Duration left = control.tryBegin(now);
            if (left.isZero()) {
                return Optional.of(now);
            }
            if (control.isDown(now) || control.closedFor(now).compareTo(LONGEST_WAIT) > 0) {
                return Optional.empty();
            }
            pauses.await(this, left);
        }
    }

    /** With the first call, since a client is made before the database is ready. */
    private void remember() {
        if (!remembered) {
            CallLog.Past past = spending.past();
            control.remember(past.ended());
            control.closeUntil(past.closedUntil());
            remembered = true;
        }
    }

    /** The call ended; those that wait look again. */
    synchronized void end(Instant begun, Outcome outcome) {
        control.end(begun, time.instant(), outcome);
        notifyAll();
    }

    /** No call goes for so long, of this process or the next. */
    synchronized void closeFor(Duration duration) {
        Instant until = time.instant().plus(duration);
        control.closeUntil(until);
        spending.close(until);
    }

    /** How long the provider wants to be left alone; zero if it may be asked. */
    synchronized Duration closedFor() {
        return control.closedFor(time.instant());
    }

    /** How many calls may be under way at a time. */
    synchronized int concurrency() {
        return pacing.concurrency();
    }

    /** Time from one start to the next; zero if none is kept. */
    synchronized Duration interval() {
        return Duration.ofNanos(pacing.intervalNanos());
    }
}
