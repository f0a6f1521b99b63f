package io.ballast.ingestion.application;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import io.ballast.ingestion.domain.call.CallQuota;

/**
 * What one call to a provider brings, and how many it allows.
 *
 * @param wholeSessions whether one call brings a whole session; else it is asked for symbols over a range of dates
 * @param symbolsPerCall symbols of a call over a range of dates, at least 1
 * @param barsPerCall bars of such a call, at least 1
 * @param quota of its plan; empty if nothing limits
 */
public record CallTerms(boolean wholeSessions, int symbolsPerCall, int barsPerCall, Optional<CallQuota> quota) {

    /** One call brings a session, or a symbol's whole history; nothing limits. */
    public static final CallTerms UNLIMITED = new CallTerms(true, 1, 50_000, Optional.empty());

    /** Checks that something is brought. */
    public CallTerms {
        Objects.requireNonNull(quota, "quota");
        if (symbolsPerCall < 1 || barsPerCall < 1) {
            throw new IllegalArgumentException(
                    symbolsPerCall + " symbols and " + barsPerCall + " bars per call bring nothing");
        }
    }

    /** Calls for symbols over a range with so many sessions. */
    public int calls(int symbols, int sessions) {
        int whole = symbols / symbolsPerCall;
        return whole * pages(symbolsPerCall, sessions) + pages(symbols % symbolsPerCall, sessions);
    }

    private int pages(int symbols, int sessions) {
        return Math.toIntExact(((long) symbols * sessions + barsPerCall - 1) / barsPerCall);
    }

    /** The least time that the quota needs for so many calls; zero if nothing limits. */
    public Duration shortest(int calls) {
        return quota.filter(plan -> calls > plan.calls())
                .map(plan -> plan.window().multipliedBy((calls - 1) / plan.calls()))
                .orElse(Duration.ZERO);
    }
}
