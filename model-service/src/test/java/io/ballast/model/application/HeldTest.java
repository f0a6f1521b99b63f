package io.ballast.model.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeldTest {

    private static final int THREADS = 8;

    private final AtomicInteger looks = new AtomicInteger();
    private long now = Long.MAX_VALUE - 5;

    private Held<Integer> held() {
        return new Held<>(looks::incrementAndGet, Duration.ofNanos(10), () -> now);
    }

    @Test
    void shouldAskAgainOnceTheTimeIsOverAlsoWhereTheClockOverflows() {
        Held<Integer> held = held();

        assertThat(held.get()).isEqualTo(1);
        now += 9;
        assertThat(held.get()).isEqualTo(1);
        now += 1;
        assertThat(held.get()).isEqualTo(2);
    }

    @Test
    void shouldNotHoldAFailure() {
        Held<Integer> held = new Held<>(
                () -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new IllegalStateException("out");
                    }
                    return looks.get();
                },
                Duration.ofNanos(10),
                () -> now);

        assertThatThrownBy(held::get).hasMessage("out");
        assertThat(held.get()).isEqualTo(2);
    }

    @Test
    void shouldAskOnceForThreadsThatAskTogether() throws Exception {
        CountDownLatch begun = new CountDownLatch(THREADS);
        Held<Integer> held = new Held<>(
                () -> {
                    awaitAll(begun);
                    return looks.incrementAndGet();
                },
                Duration.ofNanos(10),
                () -> now);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                answers.add(threads.submit(() -> {
                    begun.countDown();
                    return held.get();
                }));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitAll(CountDownLatch begun) {
        try {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
