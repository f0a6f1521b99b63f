package io.ballast.kit.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.ballast.kit.problem.Problem;

/** The service's own operations. */
@ApplicationScoped
public class Operations implements OperationDirectory {

    private final OperationStore store;
    private final OperationScheduler scheduler;
    private final OperationEvents events;
    private final TreeMap<String, OperationHandler> handlers = new TreeMap<>();

    @Inject
    Operations(
            OperationStore store,
            OperationScheduler scheduler,
            OperationEvents events,
            @Any Instance<OperationHandler> handlers) {
        this.store = store;
        this.scheduler = scheduler;
        this.events = events;
        handlers.forEach(handler -> this.handlers.put(handler.type(), handler));
    }

    /** Whether this service handles operations of a type. */
    public boolean handles(String type) {
        return handlers.containsKey(type.replace('_', '-'));
    }

    /** The types this service handles, in alphabetical order. */
    public List<String> types() {
        return List.copyOf(handlers.keySet());
    }

    /** {@inheritDoc} It is recorded in the current transaction, if there is one, and starts after its commit. */
    @Override
    @Transactional
    public OperationView submit(OperationRequest request) {
        validate(request);
        UUID id = UUID.randomUUID();
        String runId = request.runId() == null ? id.toString() : request.runId();
        if (!store.insert(id, request, runId, Instant.now())) {
            return earlier(request);
        }
        scheduler.schedule(id);
        OperationView queued = store.find(id).orElseThrow();
        events.publish(queued);
        return queued;
    }

    @Override
    public Optional<OperationView> find(UUID id) {
        return store.find(id);
    }

    @Override
    public List<OperationView> list(OperationQuery query) {
        return store.list(query);
    }

    @Override
    public Optional<OperationView> cancel(UUID id) {
        store.requestCancel(id);
        scheduler.wake(id);
        return store.find(id);
    }

    OperationHandler handler(String type) {
        return handlers.get(type);
    }

    private void validate(OperationRequest request) {
        OperationHandler handler = handler(request.type());
        if (handler == null) {
            throw Problem.badRequest(
                    "There is no operation of type '" + request.type() + "' here.",
                    "Use one of " + String.join(", ", types()) + ".");
        }
        try {
            handler.validate(request.parameters());
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(refused.getMessage(), "Correct the parameter and send the request again.");
        }
    }

    private OperationView earlier(OperationRequest request) {
        OperationView earlier = store.findByKey(request.idempotencyKey()).orElseThrow();
        if (earlier.type().equals(request.type()) && earlier.parameters().equals(request.parameters())) {
            return earlier;
        }
        throw Problem.conflict(
                "The idempotency key '" + request.idempotencyKey() + "' was used for operation " + earlier.id()
                        + " with another type or other parameters.",
                "Use a new key for a new operation.");
    }
}
