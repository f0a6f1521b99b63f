package io.ballast.monitor.application;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.kit.operation.OperationQuery;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.OperationView;

/**
 * The other services over REST. Every method throws {@link ServiceUnreachableException} if the service does not answer,
 * and passes on the problem if it answers with one.
 */
public interface RemoteServices {

    /**
     * Names of the other services.
     *
     * @return in the order of the pipeline
     */
    List<String> names();

    /**
     * Records an operation.
     *
     * @param service its owner
     * @param request what is wanted
     * @return the operation
     */
    OperationView submit(String service, OperationRequest request);

    /**
     * One operation.
     *
     * @param service its owner
     * @param id its id
     * @return empty if the service does not know it
     */
    Optional<OperationView> find(String service, UUID id);

    /**
     * Operations, newest first.
     *
     * @param service their owner
     * @param query which ones
     * @return at most as many as the query allows
     */
    List<OperationView> list(String service, OperationQuery query);

    /**
     * Asks an operation to stop.
     *
     * @param service its owner
     * @param id its id
     * @return empty if the service does not know it
     */
    Optional<OperationView> cancel(String service, UUID id);

    /**
     * Reads anything.
     *
     * @param service whose
     * @param pathAndQuery from the slash on
     * @param accept the wanted media type, null for JSON
     * @return the answer whatever its status; its body must be closed
     */
    Reply read(String service, String pathAndQuery, String accept);

    /**
     * Changes anything.
     *
     * @param service whose
     * @param method {@code PUT}, {@code POST} or {@code DELETE}
     * @param pathAndQuery from the slash on
     * @param json what to say, empty for nothing
     * @return the answer whatever its status; its body must be closed
     */
    Reply change(String service, String method, String pathAndQuery, String json);

    /**
     * Whether a service is ready.
     *
     * @param service which one
     * @return never throws; a service that does not answer is down
     */
    ServiceHealth health(String service);

    /**
     * An answer as it came.
     *
     * @param status HTTP status
     * @param contentType media type
     * @param body the content
     */
    record Reply(int status, String contentType, InputStream body) {}

    /**
     * How a service is.
     *
     * @param name the service
     * @param up whether it is ready
     * @param detail what is wrong, null if nothing is
     */
    record ServiceHealth(String name, boolean up, String detail) {}
}
