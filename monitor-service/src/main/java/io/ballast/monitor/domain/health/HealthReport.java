package io.ballast.monitor.domain.health;

import java.time.Instant;
import java.util.List;

/**
 * Everything that was looked at.
 *
 * @param takenAt when, system clock
 * @param checks each thing, grouped by component
 */
public record HealthReport(Instant takenAt, List<HealthCheck> checks) {

    /** Copies the list. */
    public HealthReport {
        checks = List.copyOf(checks);
    }

    /** The worst of all checks. */
    public Health status() {
        return Health.worst(checks.stream().map(HealthCheck::status).toList());
    }
}
