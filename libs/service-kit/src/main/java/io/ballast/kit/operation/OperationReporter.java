package io.ballast.kit.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationView.OperationError;
import io.ballast.kit.operation.OperationView.Progress;

/** The context of one attempt; stores progress a few times a second at most, and tells of it once a second. */
final class OperationReporter implements OperationContext {

    private static final long STORE_NANOS = 250_000_000L;
    private static final long PUBLISH_NANOS = 1_000_000_000L;
    private static final long CANCEL_CHECK_NANOS = 500_000_000L;

    /** Said of an operation that waits. */
    static final String WAITING_HINT = "It goes on by itself; cancel it if that is not wanted.";

    private final OperationView operation;
    private final OperationStore store;
    private final OperationEvents events;
    private final Variables variables;
    private final BooleanSupplier draining;
    private Progress pending;
    private OperationWait waited;
    private boolean waiting;
    private long stored = System.nanoTime() - STORE_NANOS;
    private long published = System.nanoTime() - PUBLISH_NANOS;
    private long checked = System.nanoTime() - CANCEL_CHECK_NANOS;

    OperationReporter(
            OperationView operation,
            OperationWait waited,
            OperationStore store,
            OperationEvents events,
            Variables variables,
            BooleanSupplier draining) {
        this.operation = operation;
        this.waited = waited;
        this.waiting = waited != null;
        this.store = store;
        this.events = events;
        this.variables = variables.overlay(overrides(operation.parameters()));
        this.draining = draining;
    }

    @Override
    public UUID id() {
        return operation.id();
    }

    @Override
    public String type() {
        return operation.type();
    }

    @Override
    public String runId() {
        return operation.runId();
    }

    @Override
    public JsonNode parameters() {
        return operation.parameters();
    }

    @Override
    public int attempt() {
        return operation.attempts();
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public void progress(long done, long total, String unit) {
        pending = new Progress(done, total, unit);
        if (System.nanoTime() - stored >= STORE_NANOS) {
            flush();
        }
    }

    @Override
    public void waits(String why) {
        if (why == null && !waiting) {
            return;
        }
        waiting = why != null;
        waited = null;
        QuarkusTransaction.requiringNew().run(() -> {
            store.note(operation.id(), why == null ? null : new OperationError(why, WAITING_HINT));
            events.publish(store.find(operation.id()).orElseThrow());
        });
    }

    @Override
    public Optional<OperationWait> waited() {
        return Optional.ofNullable(waited);
    }

    @Override
    public void checkpoint() {
        if (draining.getAsBoolean()) {
            throw new OperationStoppedException(false);
        }
        if (System.nanoTime() - checked >= CANCEL_CHECK_NANOS) {
            checked = System.nanoTime();
            if (store.isCancelRequested(operation.id())) {
                throw new OperationStoppedException(true);
            }
        }
    }

    /** Stores what was reported last. */
    void flush() {
        if (pending == null) {
            return;
        }
        Progress progress = pending;
        pending = null;
        stored = System.nanoTime();
        boolean publish = stored - published >= PUBLISH_NANOS;
        QuarkusTransaction.requiringNew().run(() -> {
            store.progress(operation.id(), progress);
            if (publish) {
                events.publish(store.find(operation.id()).orElseThrow());
            }
        });
        published = publish ? stored : published;
    }

    private static Map<String, String> overrides(JsonNode parameters) {
        Map<String, String> overrides = new HashMap<>();
        parameters
                .path("variables")
                .fields()
                .forEachRemaining(
                        entry -> overrides.put(entry.getKey(), entry.getValue().asText()));
        return overrides;
    }
}
