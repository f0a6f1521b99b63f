package io.ballast.monitor.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.domain.health.Health;
import io.ballast.monitor.domain.health.HealthReport;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.TargetCoverageReport;

/** The week's look at everything: coverage over {@value #SESSIONS} sessions, breadth, health, TimescaleDB's copy. */
@Singleton
public class WeeklyHealthCheck implements OperationHandler {

    static final String TYPE = "weekly-health-check";
    private static final int SESSIONS = 120;

    private final Judge judge;
    private final ExamineHealth health;
    private final SetUpTimescale timescale;
    private final Thresholds thresholds;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;

    @Inject
    WeeklyHealthCheck(
            Judge judge,
            ExamineHealth health,
            SetUpTimescale timescale,
            Thresholds thresholds,
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            BusinessClock clock) {
        this.judge = judge;
        this.health = health;
        this.timescale = timescale;
        this.thresholds = thresholds;
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        return Maintenance.carryOut(
                List.of(
                        new Chore.Plan("target-coverage", this::coverage),
                        new Chore.Plan("breadth", this::breadth),
                        new Chore.Plan("health", this::health),
                        new Chore.Plan("timescaledb", timescale::refresh)),
                context);
    }

    private Chore coverage() {
        LocalDate latest = schedule.lastDueSession(clock.instant());
        LocalDate first = calendar.plus(latest, 1 - Math.min(SESSIONS, calendar.ordinal(latest) + 1));
        int days = (int) ChronoUnit.DAYS.between(first, latest) + 1;
        TargetCoverageReport report = judge.targetCoverage(thresholds.now().withDaysBack(days));
        return new Chore("target-coverage", report.verdict().name(), report.summary());
    }

    private Chore breadth() {
        BreadthReport report = judge.breadth(thresholds.now());
        return new Chore("breadth", report.verdict().name(), report.summary());
    }

    private Chore health() {
        HealthReport report = health.examine();
        String trouble = report.checks().stream()
                .filter(check -> check.status() != Health.HEALTHY)
                .map(check -> check.component() + " " + check.name() + ": " + check.detail())
                .collect(Collectors.joining("; "));
        String summary = trouble.isEmpty() ? report.checks().size() + " things looked at, all well" : trouble;
        return new Chore("health", report.status().name(), summary);
    }
}
