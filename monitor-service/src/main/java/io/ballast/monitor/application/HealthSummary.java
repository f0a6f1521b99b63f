package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;

import io.ballast.monitor.domain.health.Health;
import io.ballast.monitor.domain.health.HealthCheck;
import io.ballast.monitor.domain.health.HealthReport;

/**
 * A health report as it is told and kept.
 *
 * @param status the worst of all checks
 * @param takenAt when, system clock
 * @param checks each thing that was looked at
 */
public record HealthSummary(Health status, Instant takenAt, List<HealthCheck> checks) {

    /**
     * Of a report.
     *
     * @param report what was found
     * @return the same with its status spelled out
     */
    public static HealthSummary of(HealthReport report) {
        return new HealthSummary(report.status(), report.takenAt(), report.checks());
    }
}
