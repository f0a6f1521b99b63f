package io.ballast.feature.persistence;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work of the database beside the caller's transaction: the caller's thread would be given the connection and the snapshot of
 * that. A thread of its own, since the common pool may have one only, and that one may be waiting.
 */
final class OwnThread {
    private OwnThread() {}

    /** Does the work, and waits for it even if interrupted. */
    static <T> T call(Supplier<T> work) {
        return CopyLane.await(CompletableFuture.supplyAsync(work, task -> new Thread(task, "beside").start()));
    }

    /** The same, of work without a result. */
    static void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
