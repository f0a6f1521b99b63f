package io.ballast.ingestion.provider.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.ballast.ingestion.application.ProviderReport;

/** Counts what happens at one provider since the service started. Safe for use by several threads. */
public final class ProviderState {

    private final String name;
    private final InstantSource time;
    private long calls;
    private long failures;
    private long refusals;
    private int failuresInARow;
    private String lastError;
    private Instant lastErrorAt;

    /**
     * @param name the provider's
     * @param time for the time of the last error
     */
    public ProviderState(String name, InstantSource time) {
        this.name = name;
        this.time = time;
    }

    /** A call is made. */
    public synchronized void called() {
        calls++;
    }

    /** A call was answered. */
    public synchronized void succeeded() {
        failuresInARow = 0;
    }

    /**
     * A call was not answered, or not as it should be.
     *
     * @param error what happened, without keys
     */
    public synchronized void failed(String error) {
        failures++;
        failuresInARow++;
        lastError = error;
        lastErrorAt = time.instant();
    }

    /**
     * A call came too early: no fault of the provider's.
     *
     * @param error what it said, without keys
     */
    public synchronized void refused(String error) {
        refusals++;
        lastError = error;
        lastErrorAt = time.instant();
    }

    /**
     * What was counted until now.
     *
     * @param concurrency calls that may be under way at a time
     * @param interval time from one start to the next
     */
    public synchronized ProviderReport report(int concurrency, Duration interval) {
        String state = calls == 0 ? "unused" : failuresInARow == 0 ? "ok" : "failing";
        return new ProviderReport(
                name,
                state,
                calls,
                failures,
                failuresInARow,
                refusals,
                concurrency,
                interval.toMillis(),
                lastError,
                lastErrorAt);
    }
}
