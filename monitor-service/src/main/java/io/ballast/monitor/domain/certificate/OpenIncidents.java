package io.ballast.monitor.domain.certificate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * The incidents that are not resolved, as the decision on a session looks at them: what is critical, and what a person
 * answers for.
 *
 * @param incidents every one of them
 * @param metrics what each rule watches, by the rule's name
 */
public record OpenIncidents(List<Incident> incidents, Map<String, Metric> metrics) {

    /** Keeps copies. */
    public OpenIncidents {
        incidents = List.copyOf(incidents);
        metrics = Map.copyOf(metrics);
    }

    /**
     * Incidents with the rules they come from.
     *
     * @param incidents those that are not resolved
     * @param rules all rules
     * @return both
     */
    public static OpenIncidents of(List<Incident> incidents, List<Rule> rules) {
        return new OpenIncidents(incidents, rules.stream().collect(Collectors.toMap(Rule::name, Rule::metric)));
    }

    /**
     * Who answers for the breaches of a metric. Of an incident that was acknowledged before a breach joined it nobody has
     * acknowledged that breach.
     *
     * @param metric the metric
     * @return empty if no rule on it is in breach, or one is that nobody has acknowledged
     */
    public Optional<String> acknowledgedBy(Metric metric) {
        List<Symptom> breaches = incidents.stream()
                .flatMap(incident -> incident.symptoms().stream())
                .filter(symptom -> metric == metrics.get(symptom.rule()))
                .toList();
        return breaches.stream().map(Symptom::acknowledgedBy).allMatch(Objects::nonNull)
                ? breaches.stream().map(Symptom::acknowledgedBy).findFirst()
                : Optional.empty();
    }

    /**
     * What is critical.
     *
     * @param apart metrics that are decided on elsewhere
     * @return titles of the incidents with a critical breach of another metric
     */
    public List<String> criticalBeside(Set<Metric> apart) {
        return incidents.stream()
                .filter(incident -> incident.symptoms().stream().anyMatch(symptom -> counts(symptom, apart)))
                .map(Incident::title)
                .toList();
    }

    private boolean counts(Symptom symptom, Set<Metric> apart) {
        Metric metric = metrics.get(symptom.rule());
        return symptom.severity() == Verdict.CRITICAL && (metric == null || !apart.contains(metric));
    }
}
