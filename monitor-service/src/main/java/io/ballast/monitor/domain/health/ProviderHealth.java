package io.ballast.monitor.domain.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A provider of market data as ingestion tells of it.
 *
 * @param name which one
 * @param state {@code unused}, {@code ok} or {@code failing}
 * @param failuresInARow calls without an answer since the last one with
 * @param lastError what happened last; null if nothing did
 * @param clockSkewSeconds ingestion's clock minus the provider's; NaN if unknown
 * @param calendarDifferences days about which it says something else than the calendar, in words; null if it was not
 *     compared
 */
public record ProviderHealth(
        String name,
        String state,
        int failuresInARow,
        String lastError,
        double clockSkewSeconds,
        List<String> calendarDifferences) {

    private static final double MAX_SKEW_SECONDS = 60;

    /** A single call may be refused for what it asks, which says nothing of the provider. */
    private static final int MANY_FAILURES = 3;

    /** Judges it. */
    public List<HealthCheck> checks() {
        List<HealthCheck> checks = new ArrayList<>();
        boolean failing = failuresInARow >= MANY_FAILURES;
        checks.add(HealthCheck.of(
                name,
                "answer",
                failing ? Health.WARNING : Health.HEALTHY,
                failing ? failuresInARow + " failures in a row, the last one: " + lastError : state,
                "What waits for it goes on by itself: docs/providers.md, Outages. A refused key must be corrected."));
        if (!Double.isNaN(clockSkewSeconds)) {
            checks.add(HealthCheck.of(
                    name,
                    "clock",
                    Math.abs(clockSkewSeconds) > MAX_SKEW_SECONDS ? Health.WARNING : Health.HEALTHY,
                    String.format(Locale.ROOT, "ours is %+.1f s from its", clockSkewSeconds),
                    "Sessions are taken for due at the wrong time: set the clock of ingestion's machine (NTP)."));
        }
        if (calendarDifferences != null) {
            checks.add(HealthCheck.of(
                    name,
                    "calendar",
                    calendarDifferences.isEmpty() ? Health.HEALTHY : Health.WARNING,
                    calendarDifferences.isEmpty() ? "as ours" : String.join("; ", calendarDifferences),
                    "See what the exchange says; a closure the calendar does not know is declared with ./ballast"
                            + " closures declare."));
        }
        return checks;
    }
}
