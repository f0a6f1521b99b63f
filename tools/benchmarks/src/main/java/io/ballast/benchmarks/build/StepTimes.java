package io.ballast.benchmarks.build;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.ballast.feature.application.MarketChanges;

/** Where the time of increments goes: by what they read, by writing, and the rest, which is computing. */
final class StepTimes {
    private static final double LEAST = 0.005;

    private final Map<String, Long> nanos = new TreeMap<>();
    private long total;

    /** The same readings, with their time taken. */
    MarketChanges around(MarketChanges changes) {
        return new MarketChanges() {
            @Override
            public String snapshot() {
                return changes.snapshot();
            }

            @Override
            public Reading since(String snapshot) {
                Reading reading = changes.since(snapshot);
                return (Reading) Proxy.newProxyInstance(
                        Reading.class.getClassLoader(), new Class<?>[] {Reading.class}, (proxy, method, arguments) -> {
                            long started = System.nanoTime();
                            try {
                                return method.invoke(reading, arguments);
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            } finally {
                                add("read " + method.getName(), System.nanoTime() - started);
                            }
                        });
            }
        };
    }

    /** Takes the time of a step. */
    <T> T time(String step, Callable<T> work) throws Exception {
        long started = System.nanoTime();
        try {
            return work.call();
        } finally {
            add(step, System.nanoTime() - started);
        }
    }

    /** Takes the time of a whole build. */
    <T> T build(Callable<T> work) throws Exception {
        long started = System.nanoTime();
        try {
            return work.call();
        } finally {
            total += System.nanoTime() - started;
        }
    }

    /** Forgets all. */
    void clear() {
        nanos.clear();
        total = 0;
    }

    private void add(String step, long more) {
        nanos.merge(step, more, Long::sum);
    }

    /** Shares of the steps that took part of a hundredth or more, and of the rest. */
    Map<String, Double> shares() {
        Map<String, Double> shares = new TreeMap<>();
        double rest = 1;
        for (Map.Entry<String, Long> step : nanos.entrySet()) {
            double share = (double) step.getValue() / total;
            if (share >= LEAST) {
                shares.put(step.getKey(), share);
                rest -= share;
            }
        }
        shares.put("compute and the rest", rest);
        return shares;
    }
}
