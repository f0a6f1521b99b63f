package io.ballast.monitor.application;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/** Looks at the health of everything and keeps what it found as the operation's result. */
@Singleton
public class RunHealthCheck implements OperationHandler {

    private final ExamineHealth health;

    @Inject
    RunHealthCheck(ExamineHealth health) {
        this.health = health;
    }

    @Override
    public String type() {
        return "health-check";
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        return OperationOutcome.succeeded(HealthSummary.of(health.examine()));
    }
}
