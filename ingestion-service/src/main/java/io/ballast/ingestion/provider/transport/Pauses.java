package io.ballast.ingestion.provider.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a call is repeated. */
public interface Pauses {

    /**
     * Pause before the next attempt after an error of the server or the network.
     *
     * @param attempt the attempts made, from 1
     */
    Duration afterError(int attempt);

    /**
     * What is added to the time the provider asks for, so that not all its clients come back at once.
     *
     * @param asked the provider's wish
     */
    Duration beyond(Duration asked);

    /**
     * Waits.
     *
     * @throws InterruptedException if the service stops
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Waits, but no longer than until somebody notifies.
     *
     * @param monitor the caller holds it; it is free meanwhile
     * @throws InterruptedException if the service stops
     */
    void await(Object monitor, Duration duration) throws InterruptedException;

    /**
     * After errors exponential with jitter, from half a second up to twenty; up to a tenth beyond what is asked for.
     *
     * @param random may differ from run to run: no result depends on it
     */
    static Pauses jittered(RandomGenerator random) {
        return new Pauses() {
            @Override
            public Duration afterError(int attempt) {
                long ceiling = Math.min(20_000, 500L << Math.min(attempt, 10));
                return Duration.ofMillis(ceiling / 4 + random.nextLong(ceiling * 3 / 4));
            }

            @Override
            public Duration beyond(Duration asked) {
                return Duration.ofMillis(random.nextLong(asked.toMillis() / 10 + 1));
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(wholeMillis(duration));
            }

            @Override
            public void await(Object monitor, Duration duration) throws InterruptedException {
                monitor.wait(wholeMillis(duration));
            }

            private static long wholeMillis(Duration duration) {
                return duration.plusNanos(999_999).toMillis();
            }
        };
    }
}
