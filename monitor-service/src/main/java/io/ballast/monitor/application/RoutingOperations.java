package io.ballast.monitor.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.kit.operation.OperationDirectory;
import io.ballast.kit.operation.OperationQuery;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.OperationView;
import io.ballast.kit.operation.Operations;
import io.ballast.kit.problem.Problem;

/** The operations of all services behind one door: each goes to the service that owns its type. */
@Alternative
@Priority(1)
@ApplicationScoped
public class RoutingOperations implements OperationDirectory {

    private static final Logger LOG = Logger.getLogger(RoutingOperations.class);

    private final Operations own;
    private final RemoteServices others;
    private final RunStore runs;

    private record Found(String service, OperationView operation) {}

    @Inject
    RoutingOperations(Operations own, RemoteServices others, RunStore runs) {
        this.own = own;
        this.others = others;
        this.runs = runs;
    }

    @Override
    public OperationView submit(OperationRequest request) {
        if (own.handles(request.type())) {
            return own.submit(request);
        }
        String owner = OperationOwners.ownerOf(request.type()).orElseThrow(() -> unknown(request.type()));
        return others.submit(owner, request);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ServiceUnreachableException if nobody has it, and somebody who may have it does not answer
     */
    @Override
    public Optional<OperationView> find(UUID id) {
        Optional<OperationView> found = own.find(id);
        return found.isPresent() ? found : elsewhere(id).map(Found::operation);
    }

    @Override
    public List<OperationView> list(OperationQuery query) {
        List<OperationView> all = new ArrayList<>();
        String type = query.type() == null ? null : query.type().replace('_', '-');
        OperationQuery normal = new OperationQuery(query.state(), type, query.limit(), query.before());
        Optional<String> owner = type == null ? Optional.empty() : OperationOwners.ownerOf(type);
        if (owner.isEmpty()) {
            all.addAll(own.list(normal));
        }
        for (String service : others.names()) {
            boolean concerned = type == null || owner.filter(service::equals).isPresent();
            if (concerned) {
                all.addAll(listOf(service, normal));
            }
        }
        return all.stream()
                .sorted(Comparator.comparing(OperationView::created).reversed())
                .limit(query.limit())
                .toList();
    }

    /** {@inheritDoc} What other services do for a run of this one is asked to stop with it. */
    @Override
    public Optional<OperationView> cancel(UUID id) {
        Optional<OperationView> cancelled = own.cancel(id);
        if (cancelled.isPresent()) {
            runs.operations(id.toString()).stream()
                    .filter(operation ->
                            operation.isOpen() && !operation.operationId().equals(id))
                    .filter(operation -> others.names().contains(operation.service()))
                    .forEach(operation -> cancelQuietly(operation.service(), operation.operationId()));
            return cancelled;
        }
        return elsewhere(id).flatMap(found -> others.cancel(found.service(), id));
    }

    /** An operation of a service that does not answer is there all the same. */
    private Optional<Found> elsewhere(UUID id) {
        ServiceUnreachableException silent = null;
        for (String service : others.names()) {
            try {
                Optional<OperationView> known = others.find(service, id);
                if (known.isPresent()) {
                    return Optional.of(new Found(service, known.get()));
                }
            } catch (ServiceUnreachableException down) {
                silent = down;
            }
        }
        if (silent != null) {
            throw silent;
        }
        return Optional.empty();
    }

    private List<OperationView> listOf(String service, OperationQuery query) {
        try {
            return others.list(service, query);
        } catch (ServiceUnreachableException down) {
            LOG.debugf("The list of operations lacks those of %s: %s", service, down.getMessage());
            return List.of();
        }
    }

    private void cancelQuietly(String service, UUID id) {
        try {
            others.cancel(service, id);
        } catch (RuntimeException failed) {
            LOG.warnf("Failed to cancel operation %s of %s: %s", id, service, failed.getMessage());
        }
    }

    private Problem unknown(String type) {
        List<String> types = new ArrayList<>(own.types());
        types.addAll(OperationOwners.types());
        return Problem.badRequest(
                "There is no operation of type '" + type + "'.", "Use one of " + String.join(", ", types) + ".");
    }
}
