package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.health.Health;
import io.ballast.monitor.domain.health.HealthCheck;
import io.ballast.monitor.domain.health.HealthReport;
import io.ballast.monitor.domain.pipeline.Observation;
import io.ballast.monitor.domain.pipeline.PipelineKind;
import io.ballast.monitor.domain.pipeline.RunState;
import io.ballast.monitor.domain.pipeline.StepState;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.SessionCompleteness;

/**
 * Looks before a run whether it can do its work: a universe, freshness, completeness, health. What would make it fail or
 * lose data stops it here; what it may mend or wait for is noted with the step.
 */
@Singleton
class PreFlight {

    private static final int SESSIONS = 5;

    /** Nothing works without them; a service that is away is waited for. */
    private static final List<String> NEEDED = List.of("postgresql", "machine");

    private final RunStore runs;
    private final MarketReader market;
    private final Judge judge;
    private final ExamineHealth health;
    private final DueSessions sessions;

    @Inject
    PreFlight(RunStore runs, MarketReader market, Judge judge, ExamineHealth health, DueSessions sessions) {
        this.runs = runs;
        this.market = market;
        this.judge = judge;
        this.health = health;
        this.sessions = sessions;
    }

    /** Returns when the run may begin. */
    void complete(OperationContext context) {
        see(context, StepState.RUNNING, null);
        Integer members = market.includedStocks();
        if (members == null || members == 0) {
            throw stop(context, "the universe is empty: there is nothing to ingest", "Run ./ballast bootstrap first.");
        }
        HealthReport examined = health.examine();
        examined.checks().stream()
                .filter(check -> check.status() == Health.CRITICAL && NEEDED.contains(check.component()))
                .findFirst()
                .ifPresent(check -> {
                    throw stop(context, named(check) + ": " + check.detail(), check.recommendation());
                });
        String detail =
                freshness(MonitorSettings.from(context.variables())) + "; " + completeness() + "; " + health(examined);
        see(context, StepState.SUCCEEDED, detail);
    }

    private String freshness(MonitorSettings settings) {
        Integer lag =
                judge.freshness(settings).dataSets().get(DataSet.BARS.ordinal()).lagSessions();
        return "bars lag " + (lag == null ? "by an unknown number of" : lag) + " sessions";
    }

    /** Of the sessions before the latest one, which this run is to bring. */
    private String completeness() {
        List<LocalDate> recent = sessions.recent(SESSIONS + 1);
        List<SessionCompleteness> bars = market.bars(recent.subList(0, recent.size() - 1));
        long missing =
                bars.stream().mapToLong(day -> day.expected() - day.present()).sum();
        long expected = bars.stream().mapToLong(SessionCompleteness::expected).sum();
        return missing + " of " + expected + " cells are missing in the " + SESSIONS + " sessions before";
    }

    private static String health(HealthReport examined) {
        String worst = examined.checks().stream()
                .filter(check -> check.status() != Health.HEALTHY)
                .map(PreFlight::named)
                .distinct()
                .collect(Collectors.joining(", "));
        return "health is " + examined.status() + (worst.isEmpty() ? "" : " (" + worst + ")");
    }

    private static String named(HealthCheck check) {
        return check.component() + " " + check.name();
    }

    private OperationFailedException stop(OperationContext context, String why, String hint) {
        Instant now = Instant.now();
        String message = "The pre-flight stopped the run: " + why;
        runs.change(context.runId(), null, run -> run.after(
                        PipelineKind.PRE_FLIGHT, Observation.of(StepState.FAILED, now, why))
                .finished(RunState.FAILED, now, message));
        return new OperationFailedException(message, hint);
    }

    private void see(OperationContext context, StepState state, String detail) {
        Observation seen = Observation.of(state, Instant.now(), detail);
        runs.change(context.runId(), null, run -> run.after(PipelineKind.PRE_FLIGHT, seen));
    }
}
