package io.ballast.ingestion.provider.polygon;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a call is repeated. */
interface Pauses {

    /** The provider's rate limit where it does not say how long: its window is a minute. */
    Duration RATE_LIMIT_WINDOW = Duration.ofSeconds(60);

    /**
     * Pause before the next attempt after an error of the server or the network.
     *
     * @param attempt the attempts made, from 1
     */
    Duration afterError(int attempt);

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** Exponential with full jitter: from half a second up to twenty. */
    static Pauses jittered(RandomGenerator random) {
        return new Pauses() {
            @Override
            public Duration afterError(int attempt) {
                long ceiling = Math.min(20_000, 500L << Math.min(attempt, 10));
                return Duration.ofMillis(ceiling / 4 + random.nextLong(ceiling * 3 / 4));
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }
        };
    }
}
