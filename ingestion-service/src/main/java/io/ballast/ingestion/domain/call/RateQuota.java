package io.ballast.ingestion.domain.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Keeps the calls of a key within its plan. The provider counts a call at some time between its sending and its answer,
 * so a call stays counted until the window has passed since its answer: then no window of the provider's holds too many,
 * however long calls travel. Not safe for several threads by itself.
 */
final class RateQuota {

    /** How long to wait when only calls under way use up the quota. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final CallQuota quota;
    private final Deque<Instant> answered = new ArrayDeque<>();
    private int underWay;

    RateQuota(CallQuota quota) {
        this.quota = quota;
    }

    /** How long until another call may begin; zero if it may now. */
    Duration left(Instant now) {
        while (!answered.isEmpty() && !answered.peekFirst().plus(quota.window()).isAfter(now)) {
            answered.removeFirst();
        }
        if (underWay + answered.size() < quota.calls()) {
            return Duration.ZERO;
        }
        return answered.isEmpty()
                ? LOOK_AGAIN
                : Duration.between(now, answered.peekFirst().plus(quota.window()));
    }

    /** Calls of before that count, ascending by their ends. */
    void remember(List<Instant> ended) {
        answered.addAll(ended);
    }

    void begin() {
        underWay++;
    }

    void end(Instant now) {
        underWay--;
        answered.addLast(now);
    }
}
