package io.ballast.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Where the time of a workload goes, step by step. */
public final class StepTimes {
    private static final double LEAST = 0.005;

    private final Map<String, Long> nanos = new TreeMap<>();
    private long total;

    /**
     * Takes the time of a step.
     *
     * @param step its name; its times are summed
     * @param work the step
     * @param <T> what it gives
     * @return that
     * @throws Exception what the step throws
     */
    public <T> T time(String step, Callable<T> work) throws Exception {
        long started = System.nanoTime();
        try {
            return work.call();
        } finally {
            add(step, System.nanoTime() - started);
        }
    }

    /**
     * Takes the time of the whole.
     *
     * @param work whose steps are timed within
     * @param <T> what it gives
     * @return that
     * @throws Exception what the work throws
     */
    public <T> T whole(Callable<T> work) throws Exception {
        long started = System.nanoTime();
        try {
            return work.call();
        } finally {
            total += System.nanoTime() - started;
        }
    }

    /** Forgets all. */
    public void clear() {
        nanos.clear();
        total = 0;
    }

    /**
     * Adds to a step.
     *
     * @param step its name
     * @param more nanoseconds
     */
    public void add(String step, long more) {
        nanos.merge(step, more, Long::sum);
    }

    /**
     * Shares of the whole.
     *
     * @param rest the name of what belongs to no step
     * @return shares of the steps that took part of a hundredth or more, and of the rest with all smaller ones
     */
    public Map<String, Double> shares(String rest) {
        Map<String, Double> shares = new TreeMap<>();
        double left = 1;
        for (Map.Entry<String, Long> step : nanos.entrySet()) {
            double share = (double) step.getValue() / total;
            if (share >= LEAST) {
                shares.put(step.getKey(), share);
                left -= share;
            }
        }
        shares.put(rest, left);
        return shares;
    }
}
