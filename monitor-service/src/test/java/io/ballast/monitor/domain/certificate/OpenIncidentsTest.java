package io.ballast.monitor.domain.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.IncidentState;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.Comparison;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class OpenIncidentsTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);
    private static final Instant EVENING = Instant.parse("2018-02-08T01:00:00Z");
    private static final List<Rule> RULES = List.of(rule("shipped"), rule("our-own"));

    @Test
    void shouldAskForANameOnEveryBreachOfAMetric() {
        Incident seen = incident(breach("shipped", "Ada"), breach("other", null));

        assertThat(OpenIncidents.of(List.of(seen), RULES).acknowledgedBy(Metric.TRAINING_DEGRADED))
                .contains("Ada");
        assertThat(OpenIncidents.of(List.of(seen, incident(breach("our-own", null))), RULES)
                        .acknowledgedBy(Metric.TRAINING_DEGRADED))
                .isEmpty();
    }

    @Test
    void shouldLetNobodyAnswerForWhatIsNotInBreach() {
        assertThat(OpenIncidents.of(List.of(incident(breach("other", "Ada"))), RULES)
                        .acknowledgedBy(Metric.TRAINING_DEGRADED))
                .isEmpty();
    }

    @Test
    void shouldTellWhatIsCriticalBesideWhatIsDecidedOnElsewhere() {
        Incident apart = incident(breach("shipped", null));
        Incident both = incident(breach("our-own", null), breach("other", null));

        assertThat(OpenIncidents.of(List.of(apart, both), RULES).criticalBeside(EnumSet.of(Metric.TRAINING_DEGRADED)))
                .containsExactly("our-own other");
        assertThat(OpenIncidents.of(List.of(apart, both), RULES).criticalBeside(EnumSet.noneOf(Metric.class)))
                .containsExactly("shipped", "our-own other");
    }

    private static Rule rule(String name) {
        return new Rule(
                name,
                Metric.TRAINING_DEGRADED,
                "",
                Comparison.ABOVE,
                null,
                0.0,
                Verdict.CRITICAL,
                0,
                1,
                "docs/runbook.md",
                true);
    }

    private static Symptom breach(String rule, String acknowledgedBy) {
        return new Symptom(rule, Verdict.CRITICAL, 1, 0, SESSION, SESSION, rule, "docs/runbook.md", acknowledgedBy);
    }

    private static Incident incident(Symptom... breaches) {
        return new Incident(
                UUID.randomUUID(),
                "targets:not-covered",
                String.join(" ", List.of(breaches).stream().map(Symptom::rule).toList()),
                Verdict.CRITICAL,
                IncidentState.OPEN,
                SESSION,
                List.of(breaches),
                EVENING,
                EVENING,
                null,
                null,
                null,
                null);
    }
}
