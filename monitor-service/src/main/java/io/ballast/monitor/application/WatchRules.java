package io.ballast.monitor.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.cause.Attribution;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.RootCause;
import io.ballast.monitor.domain.cause.Stage;
import io.ballast.monitor.domain.decision.DecisionImpact;
import io.ballast.monitor.domain.incident.Finding;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.incident.Triage;
import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;

/** Holds what was measured against the rules, and keeps the incidents, their histories and their events in step. */
@Singleton
public class WatchRules {

    /** What a member may lack for want of which it is not predicted. */
    private static final Set<Loss> OF_PREDICTIONS =
            EnumSet.of(Loss.BARS, Loss.FEATURES, Loss.BREADTH, Loss.PREDICTIONS);

    private final RuleStore rules;
    private final MeasurementStore measurements;
    private final IncidentStore incidents;
    private final Measurements measure;
    private final LossReader losses;
    private final Foresee foresee;
    private final RecordIncident record;
    private final ImpactStore impacts;
    private final BusinessClock clock;
    private final MonitorSettings configured;

    /** What could not be written while the database took no writes; written once it does. */
    private volatile Triage.Change unwritten;

    @Inject
    WatchRules(
            RuleStore rules,
            MeasurementStore measurements,
            IncidentStore incidents,
            Measurements measure,
            LossReader losses,
            Foresee foresee,
            RecordIncident record,
            ImpactStore impacts,
            BusinessClock clock,
            MonitorSettings configured) {
        this.rules = rules;
        this.measurements = measurements;
        this.incidents = incidents;
        this.measure = measure;
        this.losses = losses;
        this.foresee = foresee;
        this.record = record;
        this.impacts = impacts;
        this.clock = clock;
        this.configured = configured;
    }

    /** Judges figures by the rules, unless another instance is at it. */
    @Transactional
    void watch(StatusSnapshot.Figures figures) {
        if (!incidents.tryLock()) {
            return;
        }
        List<Measurement> measured = measure.of(figures);
        if (figures.conditions().databaseReadOnly()) {
            watchWithoutWriting(measured, figures);
            return;
        }
        write();
        measurements.keep(measured);
        List<Incident> open = incidents.unresolved();
        List<Rule> watched = rules.all();
        Map<String, Rule> byName = watched.stream().collect(Collectors.toMap(Rule::name, rule -> rule));
        Causes causes = new Causes(figures, losses);
        List<Finding> findings = findings(watched, measured, open, configured.thresholds(), causes);
        Instant now = clock.instant();
        for (Triage.Change change : Triage.of(open, findings, now, UUID::randomUUID)) {
            record.record(change, attribution(change, byName, causes), now);
            keepImpact(change, byName, figures.impact());
        }
    }

    /**
     * What is open, also what could not be written yet.
     *
     * @return critical incidents first
     */
    public List<Incident> unresolved() {
        List<Incident> all = new ArrayList<>();
        unwritten().ifPresent(all::add);
        all.addAll(incidents.unresolved());
        return all;
    }

    /**
     * The incident that could not be written.
     *
     * @return empty while the database takes writes
     */
    public Optional<Incident> unwritten() {
        return Optional.ofNullable(unwritten).map(Triage.Change::incident);
    }

    /** Nothing but the database itself is judged: whatever else is found could not be kept. */
    private void watchWithoutWriting(List<Measurement> measured, StatusSnapshot.Figures figures) {
        List<Incident> open = unresolved();
        Map<String, Double> variables = configured.thresholds();
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules.all()) {
            measured.stream()
                    .filter(one -> rule.enabled() && rule.metric() == Metric.DATABASE_READ_ONLY && one.isOf(rule))
                    .filter(one -> held(open, rule.name()).isEmpty())
                    .filter(one -> rule.isBreached(rule.effectiveThreshold(variables), List.of(one.value()), false))
                    .map(one -> new Finding(
                            Symptom.of(rule, rule.effectiveThreshold(variables), one, true),
                            true,
                            new Causes(figures, losses).rootOf(rule)))
                    .forEach(findings::add);
        }
        for (Triage.Change change : Triage.of(open, findings, clock.instant(), UUID::randomUUID)) {
            unwritten = change;
            record.tell(change);
        }
    }

    /** Another instance may have been faster. */
    private void write() {
        Triage.Change waiting = unwritten;
        if (waiting == null) {
            return;
        }
        Incident incident = waiting.incident();
        boolean known =
                incidents.unresolved().stream().anyMatch(one -> one.cause().equals(incident.cause()));
        if (!known) {
            record.record(waiting, Optional.empty(), incident.openedAt());
        }
        unwritten = null;
    }

    /** What a rule that is watched says now. */
    private record Judged(Rule rule, double threshold, Measurement latest, Finding now) {

        Stage stage() {
            return rule.metric().stage(rule.scope());
        }
    }

    private List<Finding> findings(
            List<Rule> watched,
            List<Measurement> measured,
            List<Incident> open,
            Map<String, Double> variables,
            Causes causes) {
        List<Judged> judged = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : watched) {
            Optional<Symptom> before = held(open, rule.name());
            if (rule.enabled()) {
                measured.stream()
                        .filter(measurement -> measurement.isOf(rule))
                        .findFirst()
                        .ifPresent(latest -> judged.add(judge(rule, latest, before.isPresent(), variables, causes)));
            } else {
                Stream.of(before, held(open, Foresee.ahead(rule)))
                        .flatMap(Optional::stream)
                        .map(symptom -> new Finding(symptom.switchedOff(), false, null))
                        .forEach(findings::add);
            }
        }
        judged.forEach(one -> findings.add(one.now()));
        findings.addAll(ahead(judged));
        return findings;
    }

    /** Where something is in breach already, a trend is its shadow and has its cause. */
    private List<Finding> ahead(List<Judged> judged) {
        Map<Stage, RootCause> failing = new EnumMap<>(Stage.class);
        judged.stream()
                .filter(one -> one.now().breached())
                .forEach(one -> failing.putIfAbsent(one.stage(), one.now().cause()));
        return judged.stream()
                .map(one -> foresee.of(
                        one.rule(), one.threshold(), one.latest(), one.now().breached(), failing.get(one.stage())))
                .toList();
    }

    private static Optional<Symptom> held(List<Incident> open, String symptom) {
        return open.stream()
                .flatMap(incident -> incident.symptom(symptom).stream())
                .findFirst();
    }

    private Judged judge(Rule rule, Measurement latest, boolean before, Map<String, Double> variables, Causes causes) {
        double threshold = rule.effectiveThreshold(variables);
        List<Double> recent = measurements.recent(latest, rule.sessions()).stream()
                .map(Measurement::value)
                .toList();
        boolean breached = rule.isBreached(threshold, recent, before);
        Symptom symptom = Symptom.of(rule, threshold, latest, breached);
        return new Judged(
                rule, threshold, latest, new Finding(symptom, breached, breached ? causes.rootOf(rule) : null));
    }

    /** What missing cells do is a matter of the incidents they are behind. */
    private void keepImpact(Triage.Change change, Map<String, Rule> byName, DecisionImpact impact) {
        Symptom symptom = change.symptom();
        boolean ofItsCells = impact != null
                && impact.affected() > 0
                && impact.session().equals(symptom.session())
                && Optional.ofNullable(byName.get(symptom.rule()))
                        .flatMap(Loss::of)
                        .filter(OF_PREDICTIONS::contains)
                        .isPresent();
        if (ofItsCells && !isOver(change)) {
            impacts.keep(change.incident().id(), impact);
        }
    }

    private static boolean isOver(Triage.Change change) {
        return change.kind() == Triage.Kind.CLEARED || change.kind() == Triage.Kind.RESOLVED;
    }

    /** What is gone has no loss any more, and what is ahead none yet. */
    private static Optional<Attribution> attribution(Triage.Change change, Map<String, Rule> byName, Causes causes) {
        Symptom symptom = change.symptom();
        return isOver(change)
                ? Optional.empty()
                : Optional.ofNullable(byName.get(symptom.rule())).flatMap(rule -> causes.attribution(rule, symptom));
    }
}
