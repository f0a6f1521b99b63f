package io.ballast.ingestion.provider.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

import io.ballast.ingestion.application.CallLog;
import io.ballast.ingestion.domain.call.CallQuota;

/**
 * What one endpoint's calls spend, as the next process will find it. The calls of a plan whose window is shorter than any
 * process takes to start are not noted. Safe for use by several threads.
 */
final class Spending {

    private static final Duration SHORTER_THAN_ANY_START = Duration.ofSeconds(1);

    private final CallLog log;
    private final String endpoint;
    private final Optional<Duration> window;
    private final InstantSource time;

    Spending(CallLog log, Endpoint endpoint, Optional<CallQuota> quota, InstantSource time) {
        this.log = log;
        this.endpoint = endpoint.base().toString();
        this.window = quota.map(CallQuota::window).filter(length -> length.compareTo(SHORTER_THAN_ANY_START) > 0);
        this.time = time;
    }

    /** What earlier processes left. */
    CallLog.Past past() {
        Instant now = time.instant();
        return log.past(endpoint, now.minus(window.orElse(Duration.ZERO)), now);
    }

    /** A call is about to be sent; its number, if it is noted. */
    OptionalLong begin() {
        return window.map(length ->
                        OptionalLong.of(log.begin(endpoint, time.instant().minus(length))))
                .orElseGet(OptionalLong::empty);
    }

    /** A call ended. */
    void end(OptionalLong number) {
        number.ifPresent(noted -> log.end(noted, time.instant()));
    }

    /** Nobody may call before an instant. */
    void close(Instant until) {
        log.close(endpoint, until);
    }
}
