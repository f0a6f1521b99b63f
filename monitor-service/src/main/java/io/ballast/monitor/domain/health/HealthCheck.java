package io.ballast.monitor.domain.health;

import java.util.Objects;

/**
 * One thing that was looked at.
 *
 * @param component what it is part of, such as {@code postgresql}
 * @param name what was looked at, such as {@code connections}
 * @param status how well it is
 * @param detail the figures, in words
 * @param recommendation what to do; null while it is healthy
 */
public record HealthCheck(String component, String name, Health status, String detail, String recommendation) {

    /** Refuses trouble without advice, and missing parts. */
    public HealthCheck {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(detail, "detail");
        if (status != Health.HEALTHY) {
            Objects.requireNonNull(recommendation, "recommendation");
        }
    }

    static HealthCheck healthy(String component, String name, String detail) {
        return new HealthCheck(component, name, Health.HEALTHY, detail, null);
    }

    /** Gives advice only where something is to be done. */
    static HealthCheck of(String component, String name, Health status, String detail, String recommendation) {
        return new HealthCheck(component, name, status, detail, status == Health.HEALTHY ? null : recommendation);
    }
}
