package io.ballast.monitor.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.ballast.contracts.Severity;
import io.ballast.contracts.ThresholdBreached;
import io.ballast.contracts.ThresholdCleared;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.event.Outbox;
import io.ballast.monitor.domain.cause.ChainState;
import io.ballast.monitor.domain.incident.Finding;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.incident.Triage;
import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

/** Holds what was measured against the rules, and keeps the incidents, their histories and their events in step. */
@Singleton
class WatchRules {

    private static final Logger LOG = Logger.getLogger("io.ballast.monitor.incident");

    private final RuleStore rules;
    private final MeasurementStore measurements;
    private final IncidentStore incidents;
    private final Measurements measure;
    private final Diagnose diagnose;
    private final Outbox outbox;
    private final BusinessClock clock;

    @Inject
    WatchRules(
            RuleStore rules,
            MeasurementStore measurements,
            IncidentStore incidents,
            Measurements measure,
            Diagnose diagnose,
            Outbox outbox,
            BusinessClock clock) {
        this.rules = rules;
        this.measurements = measurements;
        this.incidents = incidents;
        this.measure = measure;
        this.diagnose = diagnose;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Judges figures by the rules, unless another instance is at it. */
    @Transactional
    void watch(StatusSnapshot.Figures figures) {
        if (!incidents.tryLock()) {
            return;
        }
        List<Measurement> measured = measure.of(figures);
        measurements.keep(measured);
        List<Incident> open = incidents.unresolved();
        List<Finding> findings = findings(measured, open, figures.settings().thresholds(), diagnose.of(figures));
        Instant now = clock.instant();
        Triage.of(open, findings, now, UUID::randomUUID).forEach(change -> apply(change, now));
    }

    private List<Finding> findings(
            List<Measurement> measured, List<Incident> open, Map<String, Double> variables, ChainState chain) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules.all()) {
            Optional<Symptom> before = open.stream()
                    .flatMap(incident -> incident.symptom(rule.name()).stream())
                    .findFirst();
            if (rule.enabled()) {
                measured.stream()
                        .filter(measurement -> measurement.isOf(rule))
                        .findFirst()
                        .map(latest -> judge(rule, latest, before.isPresent(), variables, chain))
                        .ifPresent(findings::add);
            } else {
                before.map(symptom -> new Finding(symptom.switchedOff(), false, null))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Finding judge(
            Rule rule, Measurement latest, boolean before, Map<String, Double> variables, ChainState chain) {
        double threshold = rule.effectiveThreshold(variables);
        List<Double> recent = measurements.recent(rule.metric(), rule.scope(), rule.sessions()).stream()
                .map(Measurement::value)
                .toList();
        boolean breached = rule.isBreached(threshold, recent, before);
        return new Finding(
                Symptom.of(rule, threshold, latest, breached),
                breached,
                chain.rootOf(rule.metric().stage(rule.scope())));
    }

    private void apply(Triage.Change change, Instant now) {
        Incident incident = change.incident();
        Symptom symptom = change.symptom();
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        incidents.save(incident, new IncidentStore.Entry(now, kind, IncidentStore.MONITOR, symptom.message()));
        switch (change.kind()) {
            case OPENED, JOINED -> {
                outbox.publish(incident.id().toString(), breached(incident, symptom));
                LOG.logf(
                        level(symptom),
                        "Incident %s %s: %s (%s)",
                        incident.id(),
                        kind,
                        incident.title(),
                        symptom.message());
            }
            case CLEARED, RESOLVED -> {
                outbox.publish(incident.id().toString(), cleared(incident, symptom));
                LOG.infof("Incident %s %s: %s", incident.id(), kind, symptom.message());
            }
            case UPDATED -> LOG.debugf("Incident %s updated: %s", incident.id(), symptom.message());
        }
    }

    private static ThresholdBreached breached(Incident incident, Symptom symptom) {
        return new ThresholdBreached(
                incident.id(),
                symptom.rule(),
                severity(symptom),
                symptom.value(),
                symptom.threshold(),
                symptom.session(),
                List.of(incident.title()));
    }

    private static ThresholdCleared cleared(Incident incident, Symptom symptom) {
        return new ThresholdCleared(
                incident.id(),
                symptom.rule(),
                severity(symptom),
                symptom.value(),
                symptom.threshold(),
                symptom.session(),
                List.of(incident.title()));
    }

    private static Severity severity(Symptom symptom) {
        return symptom.severity() == Verdict.CRITICAL ? Severity.CRITICAL : Severity.WARNING;
    }

    private static Logger.Level level(Symptom symptom) {
        return symptom.severity() == Verdict.CRITICAL ? Logger.Level.ERROR : Logger.Level.WARN;
    }
}
