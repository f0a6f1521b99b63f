package io.ballast.kit.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.jboss.logging.Logger;

/**
 * Claims operations and runs them, by db-scheduler: an operation's lease is a heartbeat, and one whose process died is
 * taken up again when its heartbeat has been missing for {@link #HEARTBEAT} times {@link #MISSED_HEARTBEATS}.
 */
@ApplicationScoped
class OperationScheduler {

    static final Duration HEARTBEAT = Duration.ofSeconds(2);
    static final int MISSED_HEARTBEATS = 4;

    private static final Logger LOG = Logger.getLogger(OperationScheduler.class);
    private static final int THREADS = 4;
    private static final Duration POLLING = Duration.ofMillis(250);
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final TransactionSynchronizationRegistry transactions;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    @Inject
    OperationScheduler(
            DataSource database, Instance<OperationRunner> runner, TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
        this.task = Tasks.custom("operation", Void.class)
                .onDeadExecutionRevive()
                .execute((instance, context) -> proceed(UUID.fromString(instance.getId()), runner.get()));
        this.scheduler = Scheduler.create(database, task)
                .tableName("operation_schedule")
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(THREADS)
                .pollingInterval(POLLING)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(DRAIN)
                .build();
    }

    void start() {
        scheduler.start();
    }

    /** Takes no new operation and waits for the running ones to reach a checkpoint. */
    void stop() {
        scheduler.stop();
    }

    /** Has an operation taken up once the current transaction is committed, here at once and elsewhere at the next look. */
    void schedule(UUID id) {
        scheduler.schedule(task.instance(id.toString()), Instant.now());
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    /** Has an operation that was put off taken up at once; one at work stays so. */
    void wake(UUID id) {
        try {
            scheduler.reschedule(task.instance(id.toString()), Instant.now());
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException atWorkOrEnded) {
            LOG.debugf("Operation %s does not wait: %s", id, atWorkOrEnded.getMessage());
        }
    }

    private CompletionHandler<Void> proceed(UUID id, OperationRunner runner) {
        OperationRunner.Next next = runner.run(id);
        if (next.isEnd()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        return (complete, execution) -> {
            execution.reschedule(complete, Instant.now().plus(next.pause()));
            if (runner.isCancelRequested(id)) {
                // asked for while it was being put off: whoever asked could not wake it yet
                wake(id);
            }
        };
    }
}
