package io.ballast.ingestion.application;

import java.time.Instant;

/**
 * How a provider did since the service started.
 *
 * @param name the provider's
 * @param state {@code unused}, {@code ok} or {@code failing}
 * @param calls calls made
 * @param failures calls without a usable answer, retries counted each
 * @param failuresInARow of them, those since the last answer
 * @param lastError what happened last, null if nothing ever did
 * @param lastErrorAt when, null if never
 */
public record ProviderReport(
        String name,
        String state,
        long calls,
        long failures,
        int failuresInARow,
        String lastError,
        Instant lastErrorAt) {

    /** Both together: two hosts of one provider. */
    public ProviderReport plus(ProviderReport other) {
        boolean later = lastErrorAt == null || other.lastErrorAt != null && other.lastErrorAt.isAfter(lastErrorAt);
        ProviderReport worse = failuresInARow >= other.failuresInARow ? this : other;
        return new ProviderReport(
                name,
                worse.failuresInARow > 0 ? worse.state : calls > 0 ? state : other.state,
                calls + other.calls,
                failures + other.failures,
                worse.failuresInARow,
                later ? other.lastError : lastError,
                later ? other.lastErrorAt : lastErrorAt);
    }
}
