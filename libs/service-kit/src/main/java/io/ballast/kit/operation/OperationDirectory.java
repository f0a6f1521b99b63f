package io.ballast.kit.operation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operations as the REST resource knows them: a service's own, or, behind the monitor's gateway, those of all. */
public interface OperationDirectory {

    /**
     * Records an operation, or finds the one that an earlier request with the same key recorded.
     *
     * @throws io.ballast.kit.problem.Problem if the type is unknown, a parameter is not allowed, or the key was used
     *     for something else
     */
    OperationView submit(OperationRequest request);

    /** One operation. */
    Optional<OperationView> find(UUID id);

    /** Operations, newest first. */
    List<OperationView> list(OperationQuery query);

    /** Asks an operation to stop; one that has ended stays as it is. Empty if there is no such operation. */
    Optional<OperationView> cancel(UUID id);
}
