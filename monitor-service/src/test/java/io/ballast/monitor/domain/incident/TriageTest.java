package io.ballast.monitor.domain.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.ballast.monitor.domain.cause.RootCause;
import io.ballast.monitor.domain.cause.Stage;
import io.ballast.monitor.domain.incident.Triage.Change;
import io.ballast.monitor.domain.incident.Triage.Kind;
import io.ballast.monitor.domain.rule.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TriageTest {

    private static final LocalDate MONDAY = LocalDate.of(2018, 2, 5);
    private static final Instant NOW = Instant.parse("2018-02-06T04:59:00Z");
    private static final RootCause BARS = new RootCause(Stage.BARS, "provider-missing", "Bars are missing");
    private static final RootCause TARGETS = new RootCause(Stage.TARGETS, "not-covered", "Targets are missing");

    @Test
    void shouldOpenOneIncidentForAllSymptomsOfOneCause() {
        List<Change> changes = triage(
                List.of(),
                breach("bars-stale", Verdict.WARNING, 3, BARS),
                breach("breadth-critical", Verdict.CRITICAL, 80, BARS));

        assertThat(changes).extracting(Change::kind).containsExactly(Kind.OPENED, Kind.JOINED);
        Incident incident = changes.get(1).incident();
        assertThat(incident.id()).isEqualTo(changes.get(0).incident().id());
        assertThat(incident.severity()).isEqualTo(Verdict.CRITICAL);
        assertThat(incident.symptoms()).extracting(Symptom::rule).containsExactly("bars-stale", "breadth-critical");
    }

    @Test
    void shouldOpenAnotherIncidentForAnotherCause() {
        List<Change> changes = triage(
                List.of(),
                breach("bars-stale", Verdict.WARNING, 3, BARS),
                breach("target-coverage-low", Verdict.CRITICAL, 0.5, TARGETS));

        assertThat(changes).extracting(Change::kind).containsExactly(Kind.OPENED, Kind.OPENED);
    }

    @Test
    void shouldKeepASymptomWhereItIsThoughItsCauseLooksDifferentNow() {
        Incident open = opened(breach("breadth-low", Verdict.WARNING, 150, BARS));

        assertThat(triage(List.of(open), breach("breadth-low", Verdict.WARNING, 150, TARGETS)))
                .isEmpty();
        assertThat(triage(List.of(open), breach("breadth-low", Verdict.WARNING, 140, TARGETS)))
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.UPDATED))
                .satisfies(change -> assertThat(change.incident().id()).isEqualTo(open.id()));
    }

    @Test
    void shouldResolveWithEvidenceOnceTheLastSymptomIsGone() {
        Incident open = opened(
                breach("bars-stale", Verdict.WARNING, 3, BARS), breach("breadth-critical", Verdict.CRITICAL, 80, BARS));

        List<Change> changes = triage(List.of(open), healthy("breadth-critical", 300), healthy("bars-stale", 0));

        assertThat(changes).extracting(Change::kind).containsExactly(Kind.CLEARED, Kind.RESOLVED);
        assertThat(changes.get(0).incident().severity()).isEqualTo(Verdict.WARNING);
        Incident resolved = changes.get(1).incident();
        assertThat(resolved.state()).isEqualTo(IncidentState.RESOLVED);
        assertThat(resolved.resolvedAt()).isEqualTo(NOW);
        assertThat(resolved.evidence()).isEqualTo("bars-stale is 0.0");
    }

    @Test
    void shouldLeaveWhatCannotBeJudgedAsItIs() {
        Incident open = opened(breach("bars-stale", Verdict.WARNING, 3, BARS));

        assertThat(triage(List.of(open))).isEmpty();
    }

    @Test
    void shouldOpenANewIncidentWhenAResolvedCauseComesBack() {
        Incident open = opened(breach("bars-stale", Verdict.WARNING, 3, BARS));

        List<Change> changes =
                triage(List.of(open), healthy("bars-stale", 0), breach("breadth-low", Verdict.WARNING, 150, TARGETS));

        assertThat(changes).extracting(Change::kind).containsExactly(Kind.OPENED, Kind.RESOLVED);
        assertThat(changes.get(0).incident().id()).isNotEqualTo(open.id());
    }

    @Test
    void shouldRememberTheFirstSessionOfABreach() {
        Incident open = opened(breach("bars-stale", Verdict.WARNING, 3, BARS));
        Symptom later = new Symptom(
                "bars-stale", Verdict.WARNING, 4, 2, MONDAY.plusDays(1), MONDAY.plusDays(1), "later", "page", null);

        Incident after =
                triage(List.of(open), new Finding(later, true, BARS)).get(0).incident();

        assertThat(after.symptoms()).singleElement().extracting(Symptom::since).isEqualTo(MONDAY);
        assertThat(after.session()).isEqualTo(MONDAY);
    }

    @Test
    void shouldNotTakeAnAcknowledgementForOneOfWhatJoinsLater() {
        Incident seen = opened(breach("bars-stale", Verdict.WARNING, 3, BARS)).acknowledged("Ada", NOW);

        Incident after = triage(
                        List.of(seen),
                        breach("bars-stale", Verdict.WARNING, 4, BARS),
                        breach("breadth-critical", Verdict.CRITICAL, 80, BARS))
                .get(1)
                .incident();

        assertThat(after.symptom("bars-stale"))
                .get()
                .extracting(Symptom::acknowledgedBy)
                .isEqualTo("Ada");
        assertThat(after.symptom("breadth-critical"))
                .get()
                .extracting(Symptom::acknowledgedBy)
                .isNull();
    }

    @Test
    void shouldStayQuietWhileMutedAndRefuseWhatIsResolved() {
        Incident open = opened(breach("bars-stale", Verdict.WARNING, 3, BARS));

        Incident muted = open.muted(NOW.plusSeconds(60), NOW);
        assertThat(muted.isMuted(NOW)).isTrue();
        assertThat(muted.isMuted(NOW.plusSeconds(60))).isFalse();
        assertThat(open.acknowledged("ada", NOW).acknowledgedBy()).isEqualTo("ada");

        Incident resolved =
                triage(List.of(open), healthy("bars-stale", 0)).get(0).incident();
        assertThatThrownBy(() -> resolved.acknowledged("ada", NOW)).hasMessageContaining("was resolved");
    }

    private static Incident opened(Finding... findings) {
        List<Change> changes = triage(List.of(), findings);
        return changes.get(changes.size() - 1).incident();
    }

    private static List<Change> triage(List<Incident> open, Finding... findings) {
        List<Finding> all = new ArrayList<>(List.of(findings));
        return Triage.of(open, all, NOW, UUID::randomUUID);
    }

    private static Finding breach(String rule, Verdict severity, double value, RootCause cause) {
        return new Finding(symptom(rule, severity, value), true, cause);
    }

    private static Finding healthy(String rule, double value) {
        return new Finding(symptom(rule, Verdict.WARNING, value), false, null);
    }

    private static Symptom symptom(String rule, Verdict severity, double value) {
        return new Symptom(rule, severity, value, 2, MONDAY, MONDAY, rule + " is " + value, "page", null);
    }
}
