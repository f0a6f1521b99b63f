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

class RecentAnswerTest {

    private static final int THREADS = 8;

    private final AtomicInteger looks = new AtomicInteger();
    private long now = Long.MAX_VALUE - 5;

    private RecentAnswer<Integer> recent() {
        return new RecentAnswer<>(looks::incrementAndGet, Duration.ofNanos(10), () -> now);
    }

    @Test
    void shouldAskAgainOnceTheTimeIsOverAlsoWhereTheClockOverflows() {
        RecentAnswer<Integer> recent = recent();

        assertThat(recent.get()).isEqualTo(1);
        now += 9;
        assertThat(recent.get()).isEqualTo(1);
        now += 1;
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void shouldNotHoldAFailure() {
        RecentAnswer<Integer> recent = new RecentAnswer<>(
                () -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new IllegalStateException("out");
                    }
                    return looks.get();
                },
                Duration.ofNanos(10),
                () -> now);

        assertThatThrownBy(recent::get).hasMessage("out");
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void shouldAskOnceForThreadsThatAskTogether() throws Exception {
        CountDownLatch begun = new CountDownLatch(THREADS);
        RecentAnswer<Integer> recent = new RecentAnswer<>(
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
                    return recent.get();
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
