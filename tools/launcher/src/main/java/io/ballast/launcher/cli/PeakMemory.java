package io.ballast.launcher.cli;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.MemoryMeter;

/** Looks every two seconds how much memory all processes take together, and keeps the highest figure. */
final class PeakMemory implements AutoCloseable {

    private static final long PERIOD_SECONDS = 2;

    private final DataDirectory directory;
    private final ScheduledExecutorService looks;
    private volatile long peak = -1;

    PeakMemory(DataDirectory directory) {
        this.directory = directory;
        this.looks = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "memory");
            thread.setDaemon(true);
            return thread;
        });
        looks.scheduleAtFixedRate(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        OptionalLong now = MemoryMeter.pssMegabytes(directory);
        if (now.isPresent()) {
            peak = Math.max(peak, now.getAsLong());
        }
    }

    /** The highest sum of PSS in MB; empty where the system does not account for it. */
    Optional<Long> megabytes() {
        return peak < 0 ? Optional.empty() : Optional.of(peak);
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
