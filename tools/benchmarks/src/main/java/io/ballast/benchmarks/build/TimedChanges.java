package io.ballast.benchmarks.build;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.ballast.benchmarks.StepTimes;
import io.ballast.feature.application.MarketChanges;

/** The same readings as another's, with their time taken as steps. */
record TimedChanges(MarketChanges changes, StepTimes times) implements MarketChanges {

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
                        times.add("read " + method.getName(), System.nanoTime() - started);
                    }
                });
    }
}
