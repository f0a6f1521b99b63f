package io.ballast.feature.domain.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Computes symbols on several threads, some of them ahead, and hands them over in order on the caller's thread: so what
 * is done with them overlaps with computing the next ones, and the number of threads changes nothing. A computer, with
 * its buffers, belongs to one symbol at a time.
 */
final class SymbolPipeline {
    private final List<SymbolComputer> computers = new ArrayList<>();

    /** Does the work of one symbol, on any thread. */
    interface Task<T> {
        T compute(SymbolComputer computer, int symbol);
    }

    /** Takes a finished symbol, on the caller's thread. The computer is not used for another one during the call. */
    interface Receiver<T> {
        void accept(int symbol, SymbolComputer computer, T result);
    }

    private record Ahead<T>(int symbol, SymbolComputer computer, Future<T> result) {}

    /** A pipeline of so many threads, at least 1, and one symbol more than that in flight. */
    SymbolPipeline(int threads, Supplier<SymbolComputer> computer) {
        for (int i = 0; i <= threads; i++) {
            computers.add(computer.get());
        }
    }

    <T> void run(List<Integer> symbols, Task<T> task, Receiver<T> receiver) {
        Deque<SymbolComputer> free = new ArrayDeque<>(computers);
        Deque<Ahead<T>> inFlight = new ArrayDeque<>();
        ExecutorService pool = Executors.newFixedThreadPool(computers.size() - 1);
        try {
            for (int symbol : symbols) {
                if (free.isEmpty()) {
                    free.add(handOver(inFlight.remove(), receiver));
                }
                SymbolComputer computer = free.remove();
                inFlight.add(new Ahead<>(symbol, computer, pool.submit(() -> task.compute(computer, symbol))));
            }
            while (!inFlight.isEmpty()) {
                handOver(inFlight.remove(), receiver);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> SymbolComputer handOver(Ahead<T> ahead, Receiver<T> receiver) {
        try {
            receiver.accept(ahead.symbol(), ahead.computer(), ahead.result().get());
            return ahead.computer();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while computing features", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("Computing features failed", failed.getCause());
        }
    }
}
