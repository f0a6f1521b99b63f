package io.ballast.model.application;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Holds an answer for a while, so that all who ask at about the same time share one look-up.
 *
 * @param <T> what is answered, never null
 */
final class RecentAnswer<T> implements Supplier<T> {

    private final Supplier<T> source;
    private final long nanos;
    private final LongSupplier clock;
    private T answer;
    private long answered;

    /**
     * Nothing is asked before somebody asks.
     *
     * @param source asked by one thread at a time; what it throws is not held
     * @param time how long an answer is held
     * @param clock nanoseconds that never go back
     */
    RecentAnswer(Supplier<T> source, Duration time, LongSupplier clock) {
        this.source = source;
        this.nanos = time.toNanos();
        this.clock = clock;
    }

    @Override
    public synchronized T get() {
        if (answer == null || clock.getAsLong() - answered >= nanos) {
            answer = source.get();
            answered = clock.getAsLong();
        }
        return answer;
    }
}
