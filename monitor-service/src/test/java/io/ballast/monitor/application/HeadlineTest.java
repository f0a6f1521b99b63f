package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.config.Variables;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.cause.RootCause;
import io.ballast.monitor.domain.cause.Stage;
import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.certificate.CertificateCheck;
import io.ballast.monitor.domain.incident.Finding;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.incident.Triage;
import io.ballast.monitor.domain.pipeline.Observation;
import io.ballast.monitor.domain.pipeline.PipelineKind;
import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.pipeline.StepState;
import io.ballast.monitor.domain.rule.AllowedLags;
import io.ballast.monitor.domain.rule.BreadthRule;
import io.ballast.monitor.domain.rule.FreshnessRule;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.TargetCoverageRule;
import io.ballast.monitor.domain.rule.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class HeadlineTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);
    private static final Instant NOW = Instant.parse("2018-02-08T04:59:00Z");
    private static final List<RemoteServices.ServiceHealth> UP =
            List.of(new RemoteServices.ServiceHealth("ingestion", true, null));

    @Test
    void shouldSayThatASessionMayBeTradedOn() {
        Headline headline = Headline.of(figures(true), UP, List.of(), List.of());

        assertThat(headline.sentence()).isEqualTo("Session 2018-02-07 is certified: its predictions may be traded on.");
        assertThat(headline.activity()).isNull();
    }

    @Test
    void shouldSayWhyASessionIsWithheld() {
        Headline headline = Headline.of(figures(false), UP, List.of(), List.of());

        assertThat(headline.verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(headline.sentence()).isEqualTo("Session 2018-02-07 is withheld: bars are late (and 1 more).");
    }

    @Test
    void shouldWarnWhenAServiceIsDown() {
        List<RemoteServices.ServiceHealth> down =
                List.of(new RemoteServices.ServiceHealth("model", false, "no answer"));

        assertThat(Headline.of(figures(true), down, List.of(), List.of()).verdict())
                .isEqualTo(Verdict.WARNING);
    }

    @Test
    void shouldTellHowFarARunIs() {
        PipelineRun run = PipelineRun.planned("run", PipelineKind.BOOTSTRAP, NOW)
                .after("backfill", new Observation(StepState.RUNNING, NOW, 12, 21, "windows", null));

        assertThat(Headline.of(figures(true), UP, List.of(run), List.of()).activity())
                .isEqualTo("bootstrap is at work: backfill, 12 of 21 windows");
    }

    @Test
    void shouldNameOpenIncidents() {
        List<Incident> open = Triage.of(
                        List.of(),
                        List.of(new Finding(
                                new Symptom(
                                        "bars-stale", Verdict.WARNING, 3, 2, SESSION, SESSION, "late", "page", null),
                                true,
                                new RootCause(Stage.BARS, "not-fetched", "Bars were not fetched"))),
                        NOW,
                        UUID::randomUUID)
                .stream()
                .map(Triage.Change::incident)
                .toList();

        Headline headline = Headline.of(figures(true), UP, List.of(), open);

        assertThat(headline.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(headline.sentence()).endsWith("Open incident: Bars were not fetched.");
    }

    private static StatusSnapshot.Figures figures(boolean certified) {
        MonitorSettings settings = MonitorSettings.from(Variables.of(Map.of()));
        List<SessionCoverage> history = List.of(new SessionCoverage(SESSION, 300, 300, 300, 300, 300, 0, 0));
        List<CertificateCheck> checks = List.of(
                new CertificateCheck("freshness-bars", 3.0, 2.0, certified, "bars are late"),
                new CertificateCheck("no-fallback", 1.0, 0.0, certified, "training fell back"));
        return new StatusSnapshot.Figures(
                settings,
                new BreadthRule(settings.breadth()).judge(history),
                Map.of(),
                null,
                new TargetCoverageRule(0.6, 5, new HeldSessions(ExchangeCalendar.xnys(), List::of))
                        .judge(history, 30, NOW),
                new FreshnessRule(AllowedLags.all(2)).judge(SESSION, Map.of()),
                null,
                new CertificateStore.Decision(new Certificate("run", SESSION, "hash", checks), NOW),
                300,
                null,
                history,
                new Conditions(null, null, true, List.of(), 0, 0, 0.0, 0, List.of()));
    }
}
