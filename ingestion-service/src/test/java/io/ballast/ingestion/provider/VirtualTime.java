package io.ballast.ingestion.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.ballast.ingestion.provider.transport.Pauses;

/** A clock that only moves while someone waits: no test waits for a provider's rate limit. */
public class VirtualTime implements Pauses, InstantSource {

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2018-02-08T05:00:00Z");

    /** How long was waited each time. */
    public final synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public final synchronized Instant instant() {
        return now;
    }

    @Override
    public final Duration afterError(int attempt) {
        return Duration.ofSeconds(attempt);
    }

    @Override
    public final Duration beyond(Duration wish) {
        return Duration.ZERO;
    }

    @Override
    public final synchronized void sleep(Duration duration) {
        waits.add(duration);
        now = now.plus(duration);
    }

    @Override
    public final void await(Object monitor, Duration duration) throws InterruptedException {
        sleep(duration);
        monitor.wait(1);
    }
}
