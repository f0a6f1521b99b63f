package io.ballast.monitor.domain.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A service as it was found.
 *
 * @param name which one
 * @param ready whether it takes work
 * @param detail what is wrong; null if nothing is
 * @param oldestUnsentSeconds age of the oldest event in its outbox; NaN if it did not tell
 */
public record ServiceHealth(String name, boolean ready, String detail, double oldestUnsentSeconds) {

    /** Judges it. */
    public List<HealthCheck> checks() {
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(HealthCheck.of(
                name,
                "ready",
                ready ? Health.HEALTHY : Health.CRITICAL,
                ready ? "takes work" : String.valueOf(detail),
                "Start it, or read its log: ./ballast logs " + name + "."));
        if (!Double.isNaN(oldestUnsentSeconds)) {
            checks.add(HealthCheck.of(
                    name,
                    "outbox",
                    Health.rising(oldestUnsentSeconds, 60, 600),
                    String.format(Locale.ROOT, "oldest unsent event %.0f s old", oldestUnsentSeconds),
                    "Its events do not reach Kafka: docs/alerts/BallastOutboxStuck.md."));
        }
        return checks;
    }
}
