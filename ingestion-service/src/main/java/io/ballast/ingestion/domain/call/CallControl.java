package io.ballast.ingestion.domain.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets the calls of a key through one by one: within its quota, at the pace that the provider takes, not before it wants
 * to be asked again, and not while it is down. After a refusal, and after a rest, one call tries for all.
 *
 * <p>For one thread: several must take turns.
 */
public final class CallControl {

    private static final int FAILURES_UNTIL_REST = 8;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final long NANOS = 1_000_000_000;

    /** While a call is waited for that is under way; whoever can tells the waiting ones when it is back. */
    private static final Duration UNTIL_ANOTHER_IS_BACK = Duration.ofSeconds(1);

    private final RateGate gate = new RateGate();
    private final CircuitBreaker circuit = new CircuitBreaker(FAILURES_UNTIL_REST, REST);
    private final Optional<RateQuota> quota;
    private final Pacing pacing;
    private int underWay;
    private boolean onTrial;
    private boolean trying;
    private Instant trialBegun;

    /**
     * @param quota what the plan allows, empty if nothing is known of a limit
     * @param pacing of this provider alone
     */
    public CallControl(Optional<CallQuota> quota, Pacing pacing) {
        this.quota = quota.map(RateQuota::new);
        this.pacing = Objects.requireNonNull(pacing, "pacing");
    }

    /** How a call ended. */
    public enum Outcome {
        /** With what a working provider says, also if that is no to the question. */
        ANSWERED,
        /** There were too many calls. */
        REFUSED,
        /** Not as with a working provider. */
        FAILED,
        /** It was left by whoever asked, which says nothing. */
        LEFT
    }

    /**
     * Begins a call if it may begin now; {@link #end} must follow.
     *
     * @return zero if it has begun; otherwise the time after which it may be tried again, or earlier if a call ended
     */
    public Duration tryBegin(Instant now) {
        Duration left = left(now);
        if (left.isZero()) {
            underWay++;
            trying = onTrial;
            trialBegun = onTrial ? now : null;
            circuit.begin(now);
            quota.ifPresent(RateQuota::begin);
            pacing.started(nanos(now));
        }
        return left;
    }

    private Duration left(Instant now) {
        Duration closed = gate.left(now);
        if (!closed.isZero()) {
            return closed;
        }
        Duration resting = circuit.left(now);
        if (!resting.isZero()) {
            return underWay > 0 && resting.compareTo(UNTIL_ANOTHER_IS_BACK) > 0 ? UNTIL_ANOTHER_IS_BACK : resting;
        }
        if (onTrial ? trying : underWay >= pacing.concurrency()) {
            return UNTIL_ANOTHER_IS_BACK;
        }
        Duration full = quota.map(plan -> plan.left(now)).orElse(Duration.ZERO);
        Duration soon = untilPace(nanos(now));
        return full.compareTo(soon) > 0 ? full : soon;
    }

    private Duration untilPace(long now) {
        return pacing.notBefore() > now ? Duration.ofNanos(pacing.notBefore() - now) : Duration.ZERO;
    }

    /**
     * A call ended.
     *
     * @param begun when it began
     */
    public void end(Instant begun, Instant now, Outcome outcome) {
        underWay--;
        // by the call itself and not by what was before or after: clocks stand still and are set back
        boolean trial = begun.equals(trialBegun);
        trying &= !trial;
        quota.ifPresent(plan -> plan.end(now));
        switch (outcome) {
            case ANSWERED -> {
                circuit.succeeded();
                onTrial &= !trial;
                pacing.answered(nanos(begun), nanos(now));
            }
            case REFUSED -> {
                circuit.succeeded();
                onTrial = true;
                pacing.refused(nanos(begun), nanos(now));
            }
            case FAILED -> {
                circuit.failed(now);
                pacing.failed(nanos(begun));
            }
            case LEFT -> pacing.failed(nanos(begun));
        }
    }

    /**
     * Calls of before the first one count too.
     *
     * @param ended when each ended, ascending
     */
    public void remember(List<Instant> ended) {
        quota.ifPresent(plan -> plan.remember(ended));
    }

    /** No call begins before an instant. */
    public void closeUntil(Instant until) {
        gate.closeUntil(until);
    }

    /** How long the provider wants to be left alone; zero if it may be asked. */
    public Duration closedFor(Instant now) {
        return gate.left(now);
    }

    /** Whether the provider is down: calls that would have to wait are not worth waiting for. */
    public boolean isDown(Instant now) {
        return circuit.isDown(now);
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }
}
