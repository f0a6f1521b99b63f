package io.ballast.monitor.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;

import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.Operations;

/**
 * Asks for the maintenance when its time has come, in New York. Every replica asks; the key of the request makes it one
 * operation.
 */
@Singleton
class ScheduledMaintenance {

    private static final String ZONE = "America/New_York";

    private final Operations operations;

    @Inject
    ScheduledMaintenance(Operations operations) {
        this.operations = operations;
    }

    @Scheduled(identity = WeeklyHealthCheck.TYPE, cron = "${MAINTENANCE_WEEKLY_CRON:0 0 9 ? * SUN}", timeZone = ZONE)
    void weekly(ScheduledExecution execution) {
        ask(WeeklyHealthCheck.TYPE, execution.getScheduledFireTime());
    }

    @Scheduled(
            identity = MonthlyMaintenance.TYPE,
            cron = "${MAINTENANCE_MONTHLY_CRON:0 0 10 ? * SUN#1}",
            timeZone = ZONE)
    void monthly(ScheduledExecution execution) {
        ask(MonthlyMaintenance.TYPE, execution.getScheduledFireTime());
    }

    /** Once for each time that was planned, whoever asks. */
    void ask(String type, Instant planned) {
        String key = type + "@" + planned.truncatedTo(ChronoUnit.MINUTES);
        operations.submit(new OperationRequest(type, null, null, key));
    }
}
