package io.ballast.kit.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationView.OperationError;

/** Runs one attempt of an operation and records how it went. */
@ApplicationScoped
class OperationRunner {

    private static final Logger LOG = Logger.getLogger(OperationRunner.class);
    private static final int MAX_ATTEMPTS = 3;
    private static final Duration TYPE_BUSY = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration BURST = Duration.ofSeconds(5);

    private final OperationStore store;
    private final Operations operations;
    private final OperationEvents events;
    private final OperationMeters meters;
    private final Variables variables;
    private final Set<UUID> atWork = new HashSet<>();
    private volatile boolean draining;

    @Inject
    OperationRunner(
            OperationStore store,
            Operations operations,
            OperationEvents events,
            OperationMeters meters,
            Variables variables) {
        this.store = store;
        this.operations = operations;
        this.events = events;
        this.meters = meters;
        this.variables = variables;
    }

    /**
     * What comes after an attempt.
     *
     * @param pause time until the next attempt, null if there is none
     */
    record Next(Duration pause) {

        static final Next END = new Next(null);

        boolean isEnd() {
            return pause == null;
        }
    }

    /** Whether somebody asked an operation to stop. */
    boolean isCancelRequested(UUID id) {
        return store.isCancelRequested(id);
    }

    /** From now on running operations leave at their next checkpoint. */
    void drain() {
        draining = true;
    }

    /**
     * Runs an attempt. A process that was too busy for its heartbeats is taken for dead, and may be given an operation that
     * it is still at: then the attempt waits until the other one has ended, and goes on from how that went.
     */
    @ActivateRequestContext
    Next run(UUID id) {
        begin(id);
        try {
            return proceed(id);
        } finally {
            synchronized (atWork) {
                atWork.remove(id);
                atWork.notifyAll();
            }
        }
    }

    private void begin(UUID id) {
        synchronized (atWork) {
            try {
                while (!atWork.add(id)) {
                    atWork.wait();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while " + id + " was still at work", interrupted);
            }
        }
    }

    private Next proceed(UUID id) {
        OperationView operation = store.find(id).orElse(null);
        if (operation == null || operation.state().isFinal()) {
            return Next.END;
        }
        if (store.isCancelRequested(id)) {
            return end(operation, OperationState.CANCELLED, null, null);
        }
        if (draining || !claim(operation)) {
            return new Next(TYPE_BUSY);
        }
        return attempt(store.find(id).orElseThrow());
    }

    private boolean claim(OperationView operation) {
        boolean claimed = QuarkusTransaction.requiringNew()
                .call(() -> store.claim(operation.id(), operation.type(), Instant.now()));
        if (claimed) {
            publish(operation.id());
        }
        return claimed;
    }

    private Next attempt(OperationView operation) {
        LOG.infof(
                "%s %s started (attempt %d)", operation.type().replace('-', '_'), operation.id(), operation.attempts());
        OperationReporter reporter = new OperationReporter(
                operation, store.waited(operation.id()).orElse(null), store, events, variables, () -> draining);
        try {
            OperationOutcome outcome = operations.handler(operation.type()).run(reporter);
            reporter.flush();
            OperationError missing = outcome.missing() == null ? null : new OperationError(outcome.missing(), null);
            return end(operation, outcome.state(), outcome.result(), missing);
        } catch (OperationStoppedException stopped) {
            return stopped.isCancelled()
                    ? end(operation, OperationState.CANCELLED, null, null)
                    : again(operation, null, false, Duration.ZERO);
        } catch (OperationPutOffException putOff) {
            reporter.flush();
            return putOff(operation, putOff);
        } catch (OperationFailedException failed) {
            LOG.errorf("Failed to complete %s %s: %s", operation.type(), operation.id(), failed.getMessage());
            return end(operation, OperationState.FAILED, null, new OperationError(failed.getMessage(), failed.hint()));
        } catch (ConfigurationException wrong) {
            LOG.errorf("Failed to complete %s %s: %s", operation.type(), operation.id(), wrong.getMessage());
            return end(operation, OperationState.FAILED, null, new OperationError(wrong.getMessage(), null));
        } catch (Exception | StackOverflowError | LinkageError failed) {
            return failed(operation, failed);
        }
    }

    private Next putOff(OperationView operation, OperationPutOffException putOff) {
        LOG.infof(
                "%s %s is put off for %d s: %s",
                operation.type().replace('-', '_'),
                operation.id(),
                putOff.pause().toSeconds(),
                putOff.getMessage());
        QuarkusTransaction.requiringNew().run(() -> {
            OperationError why = new OperationError(putOff.getMessage(), OperationReporter.WAITING_HINT);
            store.putOff(operation.id(), why, putOff.waited());
            events.publish(store.find(operation.id()).orElseThrow());
        });
        return new Next(putOff.pause());
    }

    private Next failed(OperationView operation, Throwable failed) {
        if (draining) {
            // what a closing service throws says nothing about the work
            return again(operation, null, false, Duration.ZERO);
        }
        LOG.errorf(
                failed, "Failed to complete %s %s, attempt %d", operation.type(), operation.id(), operation.attempts());
        String message = failed.getMessage() == null ? failed.toString() : failed.getMessage();
        if (operation.attempts() >= MAX_ATTEMPTS) {
            String hint =
                    "It was tried " + operation.attempts() + " times; see the log of " + operation.service() + ".";
            return end(operation, OperationState.FAILED, null, new OperationError(message, hint));
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (operation.attempts() - 1));
        return again(operation, new OperationError(message, "It is tried again by itself."), true, pause);
    }

    private Next again(OperationView operation, OperationError error, boolean countAttempt, Duration pause) {
        QuarkusTransaction.requiringNew().run(() -> store.requeue(operation.id(), error, countAttempt));
        return new Next(pause);
    }

    private Next end(OperationView operation, OperationState state, Object result, OperationError error) {
        QuarkusTransaction.requiringNew().run(() -> {
            store.finish(operation.id(), state, result, error, Instant.now());
            events.publish(store.find(operation.id()).orElseThrow());
        });
        Instant started = operation.started() == null ? operation.created() : operation.started();
        Duration duration = Duration.between(started, Instant.now());
        meters.ended(operation.type(), state, duration);
        LOG.infof(
                "%s %s %s after %.1f s",
                operation.type().replace('-', '_'), operation.id(), state.text(), duration.toMillis() / 1000.0);
        if (duration.compareTo(BURST) > 0) {
            // Long work fills the heap, and the next long work is another process's: the serial collector gives memory
            // back to the machine after a full collection only.
            System.gc();
        }
        return Next.END;
    }

    private void publish(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> events.publish(store.find(id).orElseThrow()));
    }
}
