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
 * @param refusals calls refused because they came too early (429); not among the failures
 * @param concurrency calls that may be under way at a time, as they do best
 * @param intervalMillis time kept from one start to the next, 0 if none
 * @param lastError what happened last, null if nothing ever did
 * @param lastErrorAt when, null if never
 */
public record ProviderReport(
        String name,
        String state,
        long calls,
        long failures,
        int failuresInARow,
        long refusals,
        int concurrency,
        long intervalMillis,
        String lastError,
        Instant lastErrorAt) {

    /** Both together: two hosts of one provider, with the pace of this one. */
    public ProviderReport plus(ProviderReport other) {
        boolean later = lastErrorAt == null || other.lastErrorAt != null && other.lastErrorAt.isAfter(lastErrorAt);
        ProviderReport worse = failuresInARow >= other.failuresInARow ? this : other;
        return new ProviderReport(
                name,
                worse.failuresInARow > 0 ? worse.state : calls > 0 ? state : other.state,
                calls + other.calls,
                failures + other.failures,
                worse.failuresInARow,
                refusals + other.refusals,
                concurrency,
                intervalMillis,
                later ? other.lastError : lastError,
                later ? other.lastErrorAt : lastErrorAt);
    }
}
