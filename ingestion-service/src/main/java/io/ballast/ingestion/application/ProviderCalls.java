package io.ballast.ingestion.application;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Makes calls to a provider a few at a time, and takes the answers in the order of the questions. While it waits it
 * looks at the checkpoint, so that a cancelled operation does not wait for the provider's rate limit.
 */
final class ProviderCalls implements AutoCloseable {

    /** More would not be faster for one provider, and would let its rate limit bite more often. */
    private static final int CONCURRENT = 4;

    private static final long LOOK_UP_MILLIS = 250;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONCURRENT, task -> {
        Thread thread = new Thread(task, "provider-call");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Asks for each item.
     *
     * @param checkpoint called between answers and while waiting; may throw to stop
     * @throws ProviderException the first failure, after which nothing more is asked
     */
    <T, R> List<R> each(List<T> items, Function<T, R> call, Runnable checkpoint) {
        List<Future<R>> pending = new ArrayList<>(items.size());
        for (T item : items) {
            pending.add(threads.submit(() -> call.apply(item)));
        }
        List<R> answers = new ArrayList<>(items.size());
        for (Future<R> future : pending) {
            answers.add(await(future, checkpoint));
        }
        return answers;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static <R> R await(Future<R> future, Runnable checkpoint) {
        while (true) {
            checkpoint.run();
            try {
                return future.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWaiting) {
                // look at the checkpoint and wait on
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the provider", interrupted);
            }
        }
    }
}
