package io.ballast.monitor.application;

import java.util.Arrays;
import java.util.Objects;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import io.ballast.kit.operation.OperationQuery;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.OperationState;
import io.ballast.kit.operation.Operations;
import io.ballast.monitor.config.HealingSettings;
import io.ballast.monitor.domain.absence.AbsenceReason;
import io.ballast.monitor.domain.pipeline.PipelineKind;

/**
 * Counts the gaps when bars have come, and every {@code HEAL_INTERVAL_SEC} seconds, while no pipeline is at work, and has them
 * repaired if healing is automatic. Looking takes at most a tenth of the time.
 */
@Singleton
public class WatchGaps {

    private static final Logger LOG = Logger.getLogger(WatchGaps.class);
    private static final int REST_FACTOR = 9;

    private final PlanHealing planning;
    private final Operations operations;
    private final HealingSettings settings;
    private final MeterRegistry meters;

    private volatile PlanHealing.Outlook latest;
    private volatile boolean changed;
    private volatile boolean stopping;
    private String asked;
    private long rested;
    private long next;

    @Inject
    WatchGaps(PlanHealing planning, Operations operations, HealingSettings settings, MeterRegistry meters) {
        this.planning = planning;
        this.operations = operations;
        this.settings = settings;
        this.meters = meters;
    }

    void register(@Observes StartupEvent event) {
        for (AbsenceReason reason : AbsenceReason.values()) {
            Gauge.builder("ballast.data.gaps", () -> cells(reason))
                    .description("Cells without a bar, by why there is none")
                    .tag("reason", reason.label())
                    .register(meters);
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DataChanged change) {
        changed |= change.figures();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAround() {
        if (stopping || System.nanoTime() < (changed ? rested : next) || isBusy()) {
            return;
        }
        changed = false;
        long begin = System.nanoTime();
        try {
            look();
        } catch (RuntimeException failed) {
            LOG.warnf("Failed to look for gaps: %s", failed.getMessage());
        }
        long end = System.nanoTime();
        rested = end + REST_FACTOR * (end - begin);
        next = Math.max(rested, end + settings.interval().toNanos());
    }

    /** Looks now, and has repaired what may be repaired without a person if that is switched on. */
    public void look() {
        PlanHealing.Outlook outlook = planning.outlook(settings.policy(), false);
        latest = outlook;
        String question = HealingReport.planned(outlook).question();
        if (question != null && !Objects.equals(question, asked)) {
            LOG.warnf("Healing waits for a person: %s", question);
        }
        asked = question;
        if (settings.automatic() && !outlook.plan().requests().isEmpty()) {
            operations.submit(new OperationRequest(HealGaps.TYPE, null, null, null));
        }
    }

    private boolean isBusy() {
        return Arrays.stream(PipelineKind.values())
                .map(PipelineKind::operationType)
                .anyMatch(type -> isOpen(type, OperationState.RUNNING) || isOpen(type, OperationState.QUEUED));
    }

    private boolean isOpen(String type, OperationState state) {
        return !operations.list(new OperationQuery(state, type, 1, null)).isEmpty();
    }

    private double cells(AbsenceReason reason) {
        PlanHealing.Outlook now = latest;
        if (now == null) {
            return Double.NaN;
        }
        var counts = reason.isRecoverable() ? now.recoverable() : now.facts();
        return counts.getOrDefault(reason.label(), 0L);
    }
}
