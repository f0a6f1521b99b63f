package io.ballast.ingestion.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.ballast.ingestion.domain.call.AdaptivePacing;

/**
 * Makes calls to a provider several at a time, and takes the answers in the order of the questions. How many really go at
 * once the provider's client decides. While it waits it looks at the checkpoint, so that a cancelled operation does not
 * wait for the provider's rate limit.
 */
final class ProviderCalls implements AutoCloseable {

    /** More than ever are under way, so that one that pauses before it tries again leaves its place to another. */
    private static final int THREADS = AdaptivePacing.MAX_CONCURRENCY + 8;

    private static final long LOOK_UP_MILLIS = 250;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "provider-call");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What came back.
     *
     * @param byItem the answers that came, in the order of the questions
     * @param failure why not all came; empty if they did
     */
    record Answers<T, R>(Map<T, R> byItem, Optional<RuntimeException> failure) {}

    /**
     * Asks for each item.
     *
     * @param checkpoint called between answers and while waiting; may throw to stop
     * @throws ProviderException the first failure, after which nothing more is asked
     */
    <T, R> List<R> each(List<T> items, Function<T, R> call, Runnable checkpoint) {
        Answers<T, R> answers = untilFailure(items, call, checkpoint);
        answers.failure().ifPresent(failure -> {
            throw failure;
        });
        return List.copyOf(answers.byItem().values());
    }

    /**
     * Asks for each item until a call fails; those that are under way then are waited for, and their answers kept.
     *
     * @param items no two are equal
     * @param call its answer is not null
     * @param checkpoint called between answers and while waiting; may throw to stop
     */
    <T, R> Answers<T, R> untilFailure(List<T> items, Function<T, R> call, Runnable checkpoint) {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        List<Future<R>> pending = new ArrayList<>(items.size());
        for (T item : items) {
            pending.add(threads.submit(() -> failure.get() == null ? attempt(item, call, failure) : null));
        }
        Map<T, R> answers = new LinkedHashMap<>(items.size() * 2);
        for (int i = 0; i < items.size(); i++) {
            R answer = await(pending.get(i), checkpoint);
            if (answer != null) {
                answers.put(items.get(i), answer);
            }
        }
        return new Answers<>(answers, Optional.ofNullable(failure.get()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static <T, R> R attempt(T item, Function<T, R> call, AtomicReference<RuntimeException> failure) {
        try {
            return call.apply(item);
        } catch (RuntimeException failed) {
            failure.compareAndSet(null, failed);
            return null;
        }
    }

    private static <R> R await(Future<R> future, Runnable checkpoint) {
        while (true) {
            checkpoint.run();
            try {
                return future.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWaiting) {
                // look at the checkpoint and wait on
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the provider", interrupted);
            }
        }
    }
}
