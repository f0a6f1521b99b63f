package io.ballast.monitor.domain.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.IncidentState;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.AllowedLags;
import io.ballast.monitor.domain.rule.BreadthRule;
import io.ballast.monitor.domain.rule.BreadthThresholds;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.FreshnessRule;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.SessionCompleteness;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.TargetCoverageRule;
import io.ballast.monitor.domain.rule.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateRuleTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);
    private static final Instant EVENING = Instant.parse("2018-02-08T04:59:00Z");
    private static final OpenIncidents NOTHING_OPEN = new OpenIncidents(List.of(), Map.of());
    private static final Map<String, Metric> METRICS = Map.of(
            "training-fallback", Metric.TRAINING_FALLBACK,
            "training-degraded", Metric.TRAINING_DEGRADED,
            "target-coverage-low", Metric.TARGET_COVERAGE,
            "benchmark-missing", Metric.BENCHMARK_MISSING,
            "breadth-critical", Metric.SYMBOLS_WITH_FEATURES);
    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final CertificateRule rule = new CertificateRule(calendar);

    @Test
    void shouldCertifyTheEveningOfAHealthySession() {
        Certificate certificate = rule.decide("run", "hash", evidence(300, 300, 0, false), EVENING);

        assertThat(certificate.reasons()).isEmpty();
        assertThat(certificate.certified()).isTrue();
        assertThat(certificate.checks())
                .extracting(CertificateCheck::name)
                .doesNotHaveDuplicates()
                .contains("freshness-bars", "symbols-with-features", "target-coverage", "no-fallback");
    }

    @ParameterizedTest
    @CsvSource({"80,false", "150,true"})
    void shouldHoldOnAWarningButNotOnACriticalBreadth(int symbols, boolean certified) {
        assertThat(rule.decide("run", "hash", evidence(symbols, symbols, 0, false), EVENING)
                        .certified())
                .isEqualTo(certified);
    }

    @Test
    void shouldWithholdWhenTargetCoverageIsLow() {
        Certificate certificate = rule.decide("run", "hash", evidence(300, 100, 0, false), EVENING);

        assertThat(certificate.reasons()).singleElement().asString().contains("fwd_ret_resid", "33.3 %");
    }

    @Test
    void shouldWithholdWhenTargetCoverageCannotBeJudged() {
        Evidence healthy = evidence(300, 300, 0, false);
        TargetCoverageRule nothingMatured = new TargetCoverageRule(0.6, 5, new HeldSessions(calendar, List::of));
        Evidence evidence = new Evidence(
                SESSION,
                healthy.breadth(),
                nothingMatured.judge(List.of(), 30, EVENING),
                healthy.freshness(),
                "fwd_ret_resid",
                false,
                false,
                NOTHING_OPEN);

        assertThat(rule.decide("run", "hash", evidence, EVENING).certified()).isFalse();
    }

    @Test
    void shouldWithholdStaleData() {
        Certificate certificate = rule.decide("run", "hash", evidence(300, 300, 3, false), EVENING);

        assertThat(certificate.reasons()).singleElement().asString().contains("bars", "3 sessions behind");
    }

    @Test
    void shouldWithholdAfterAFallback() {
        assertThat(rule.decide("run", "hash", evidence(300, 300, 0, true), EVENING)
                        .reasons())
                .singleElement()
                .asString()
                .contains("fell back to fwd_ret");
    }

    @Test
    void shouldNameWhoAnswersForAFallbackAndForWhatWasLearntFromTargetsTooSparse() {
        Certificate certificate = rule.decide(
                "run",
                "hash",
                trained(
                        evidence(300, 100, 0, true),
                        true,
                        "training-fallback=Ada target-coverage-low=Bob training-degraded=Cy"),
                EVENING);

        assertThat(certificate.certified()).isTrue();
        assertThat(certificate.value("no-fallback")).contains(1.0);
        assertThat(certificate.value("not-degraded")).contains(1.0);
        assertThat(certificate.checks())
                .extracting(CertificateCheck::message)
                .anyMatch(message -> message.endsWith("fell back to fwd_ret, acknowledged by Ada"))
                .anyMatch(message -> message.contains("33.3 %") && message.endsWith(", acknowledged by Bob"))
                .anyMatch(message -> message.endsWith("well enough to learn from, acknowledged by Cy"));
    }

    @ParameterizedTest
    @CsvSource({
        // fell back, degraded, cells with a target, incidents, certified
        "false,true,300,,false",
        "false,true,300,training-degraded=-,false",
        "false,true,300,training-degraded=Ada,true",
        "false,true,300,training-degraded=Ada | target-coverage-low=-,false",
        "false,true,300,training-degraded=Ada | target-coverage-low=Ada,true",
        "false,true,300,training-degraded=Ada breadth-critical=Ada,false",
        "false,true,300,training-degraded=Ada | benchmark-missing=Ada,false",
        "false,true,300,training-degraded=Ada | unknown=Ada,false",
        // low coverage is named apart
        "false,true,100,training-degraded=Ada,false",
        "false,true,100,training-degraded=Ada target-coverage-low=-,false",
        "false,true,100,training-degraded=- target-coverage-low=Ada,false",
        "false,true,100,training-degraded=Ada target-coverage-low=Ada,true",
        // fell back as well
        "true,true,300,training-degraded=Ada training-fallback=-,false",
        "true,true,300,training-degraded=- training-fallback=Ada,false",
        "true,true,300,training-degraded=Ada training-fallback=Ada,true",
        // fell back alone: coverage must hold
        "true,false,300,training-fallback=-,false",
        "true,false,300,training-fallback=Ada,true",
        "true,false,100,training-fallback=Ada target-coverage-low=Ada,false",
        // the incident is of the run before
        "false,false,300,training-degraded=-,true",
        "false,false,300,training-degraded=- breadth-critical=-,false",
        "false,false,100,training-degraded=Ada target-coverage-low=Ada,false"
    })
    void shouldLetAPersonAnswerForExactlyWhatTheyHaveAcknowledged(
            boolean fallback, boolean degraded, int residCells, String incidents, boolean certified) {
        Evidence evidence = trained(evidence(300, residCells, 0, fallback), degraded, incidents);

        Certificate certificate = rule.decide("run", "hash", evidence, EVENING);

        assertThat(certificate.certified()).as(certificate.reasons()::toString).isEqualTo(certified);
    }

    @Test
    void shouldNotLetAnybodyAnswerForACoverageThatCannotBeJudged() {
        Evidence healthy = evidence(300, 300, 0, false);
        Evidence evidence = new Evidence(
                SESSION,
                healthy.breadth(),
                new TargetCoverageRule(0.6, 5, new HeldSessions(calendar, List::of)).judge(List.of(), 30, EVENING),
                healthy.freshness(),
                "fwd_ret_resid",
                false,
                true,
                open("training-degraded=Ada target-coverage-low=Ada"));

        assertThat(rule.decide("run", "hash", evidence, EVENING).reasons()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2018-02-08T14:29:59Z,true", "2018-02-08T14:30:00Z,false"})
    void shouldNotCertifyFromTheNextOpenOn(Instant now, boolean certified) {
        assertThat(rule.decide("run", "hash", evidence(300, 300, 0, false), now).certified())
                .isEqualTo(certified);
    }

    @Test
    void shouldWithholdASessionWhoseFeaturesWereNotJudged() {
        Evidence before = evidence(300, 300, 0, false);
        Evidence evidence = new Evidence(
                calendar.next(SESSION),
                before.breadth(),
                before.targetCoverage(),
                before.freshness(),
                "fwd_ret_resid",
                false,
                false,
                NOTHING_OPEN);

        assertThat(rule.decide("run", "hash", evidence, EVENING).reasons())
                .singleElement()
                .asString()
                .contains("no features of 2018-02-08");
    }

    @Test
    void shouldHashTheModelsInAFixedOrder() {
        // Computed with: printf 'gbm:aa\nridge:bb\n' | sha256sum
        assertThat(PredictionsHash.of(Map.of("ridge", "bb", "gbm", "aa")))
                .isEqualTo("32bdfea4eb3ccdf2adcd1605783e0e8fc873298466b621df6e55e2cd0911f8dc");
    }

    private Evidence evidence(int symbols, int residCells, int missingSessions, boolean fallback) {
        List<SessionCoverage> history = new ArrayList<>();
        for (LocalDate session : calendar.between(SESSION.minusDays(90), SESSION.plusDays(1))) {
            history.add(new SessionCoverage(session, symbols, symbols, symbols, symbols, symbols, symbols, residCells));
        }
        return new Evidence(
                SESSION,
                new BreadthRule(new BreadthThresholds(100, 200, 0.9, 0.97, 0.9, 0.95, 0.85)).judge(history),
                new TargetCoverageRule(0.6, 5, new HeldSessions(calendar, List::of)).judge(history, 30, EVENING),
                freshness(missingSessions),
                fallback ? "fwd_ret" : "fwd_ret_resid",
                fallback,
                false,
                NOTHING_OPEN);
    }

    private static Evidence trained(Evidence evidence, boolean degraded, String incidents) {
        return new Evidence(
                evidence.session(),
                evidence.breadth(),
                evidence.targetCoverage(),
                evidence.freshness(),
                evidence.selectedTarget(),
                evidence.fallback(),
                degraded,
                open(incidents));
    }

    /** Incidents apart by a bar, of each the rules in breach with who has acknowledged them. */
    private static OpenIncidents open(String incidents) {
        return incidents == null
                ? NOTHING_OPEN
                : new OpenIncidents(
                        Arrays.stream(incidents.split(" \\| "))
                                .map(CertificateRuleTest::incident)
                                .toList(),
                        METRICS);
    }

    private static Incident incident(String breaches) {
        List<Symptom> symptoms = Arrays.stream(breaches.split(" "))
                .map(breach -> breach.split("="))
                .map(breach -> symptom(breach[0], breach[1].equals("-") ? null : breach[1]))
                .toList();
        return new Incident(
                UUID.randomUUID(),
                "targets:not-covered",
                "Something is wrong: " + breaches,
                Verdict.worst(symptoms.stream().map(Symptom::severity).toList()),
                IncidentState.OPEN,
                SESSION,
                symptoms,
                EVENING,
                EVENING,
                null,
                null,
                null,
                null);
    }

    private static Symptom symptom(String rule, String acknowledgedBy) {
        Verdict severity = rule.equals("training-fallback") ? Verdict.WARNING : Verdict.CRITICAL;
        return new Symptom(rule, severity, 1, 0, SESSION, SESSION, rule, "docs/runbook.md", acknowledgedBy);
    }

    @Test
    void shouldWithholdWhileACriticalIncidentIsOpen() {
        Evidence evidence = trained(evidence(300, 300, 0, false), false, "breadth-critical=-");

        assertThat(rule.decide("run", "hash", evidence, EVENING).reasons())
                .singleElement()
                .asString()
                .contains("critical incident", "breadth-critical");
    }

    private FreshnessReport freshness(int missing) {
        Map<DataSet, List<SessionCompleteness>> histories = new EnumMap<>(DataSet.class);
        List<SessionCompleteness> complete = new ArrayList<>();
        List<SessionCompleteness> behind = new ArrayList<>();
        for (int i = 20; i >= 0; i--) {
            LocalDate session = calendar.plus(SESSION, -i);
            complete.add(new SessionCompleteness(session, 100, 100));
            behind.add(new SessionCompleteness(session, 100, i < missing ? 0 : 100));
        }
        histories.put(DataSet.BARS, behind);
        histories.put(DataSet.FEATURES, complete);
        histories.put(DataSet.PREDICTIONS, complete);
        return new FreshnessRule(AllowedLags.all(2)).judge(SESSION, histories);
    }
}
