package io.ballast.monitor.domain.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Kafka as it was found.
 *
 * @param brokers how many answer
 * @param missingTopics topics of the contracts that are not there
 * @param lag events not yet read, by consumer group and topic as {@code group/topic}
 * @param deadLetters events put aside, by the topic they came from
 */
public record BrokerHealth(
        int brokers, List<String> missingTopics, Map<String, Long> lag, Map<String, Long> deadLetters) {

    private static final String COMPONENT = "kafka";

    /** Copies, in order of the names. */
    public BrokerHealth {
        missingTopics = missingTopics.stream().sorted().toList();
        lag = new TreeMap<>(lag);
        deadLetters = new TreeMap<>(deadLetters);
    }

    /** Judges it. */
    public List<HealthCheck> checks() {
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(HealthCheck.healthy(COMPONENT, "broker", brokers + (brokers == 1 ? " answers" : " answer")));
        checks.add(HealthCheck.of(
                COMPONENT,
                "topics",
                missingTopics.isEmpty() ? Health.HEALTHY : Health.CRITICAL,
                missingTopics.isEmpty() ? "all there" : "missing: " + String.join(", ", missingTopics),
                "Create them, or let the services do it at their next start."));
        checks.add(lagCheck());
        checks.add(HealthCheck.of(
                COMPONENT,
                "dead letters",
                deadLetters.isEmpty() ? Health.HEALTHY : Health.WARNING,
                deadLetters.isEmpty() ? "none" : counts(deadLetters),
                "Each is an event some service could not take in: docs/alerts/BallastDeadLetters.md."));
        return checks;
    }

    private HealthCheck lagCheck() {
        long total = lag.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> behind = lag.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return HealthCheck.of(
                COMPONENT,
                "consumer lag",
                Health.rising(total, 1_000, 100_000),
                behind.isEmpty() ? "none" : counts(new TreeMap<>(behind)),
                "A consumer stands still or is too slow: see the log of the service the group is named after.");
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
