package io.ballast.benchmarks.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/** Work on symbols that all cores take from one counter. */
final class AllCores {
    private AllCores() {}

    static int number() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Does the work on every symbol.
     *
     * @param pool as many threads as there are cores
     * @param symbols how many
     * @param worker makes the work of one thread; it takes the number of a symbol and gives something of the result
     * @return the sum of what was given
     */
    static double sum(ExecutorService pool, int symbols, Supplier<IntToDoubleFunction> worker) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Future<Double>> parts = new ArrayList<>();
        for (int i = 0; i < number(); i++) {
            parts.add(pool.submit(() -> some(next, symbols, worker.get())));
        }
        double sum = 0;
        for (Future<Double> part : parts) {
            sum += part.get();
        }
        return sum;
    }

    private static double some(AtomicInteger next, int symbols, IntToDoubleFunction work) {
        double sum = 0;
        for (int i = next.getAndIncrement(); i < symbols; i = next.getAndIncrement()) {
            sum += work.applyAsDouble(i);
        }
        return sum;
    }
}
