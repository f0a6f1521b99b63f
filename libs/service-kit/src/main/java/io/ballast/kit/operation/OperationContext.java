package io.ballast.kit.operation;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.config.Variables;

/** What a handler knows of its operation, and how it reports. Used by the handler's own thread. */
public interface OperationContext {

    /** The operation. */
    UUID id();

    /** Its type. */
    String type();

    /** The run it belongs to. */
    String runId();

    /** Its parameters, an object. */
    JsonNode parameters();

    /** Which attempt this is, from 1. */
    int attempt();

    /** The service's variables, with those in front that the parameter {@code variables} gives for this call. */
    Variables variables();

    /**
     * Reports progress; cheap, since not each report is stored.
     *
     * @param done units done
     * @param total units to do, 0 while unknown
     * @param unit what is counted
     */
    void progress(long done, long total, String unit);

    /**
     * Says why the work does not get on although nothing is lost, for instance that it waits for somebody; told to whoever
     * looks at the operation, and to the other services, until it is taken back.
     *
     * @param why what is waited for, and since when; null: the work goes on
     */
    void waits(String why);

    /**
     * How long was waited before the operation was {@linkplain OperationPutOffException put off}.
     *
     * @return empty if it was not, or if it has got on since
     */
    default Optional<OperationWait> waited() {
        return Optional.empty();
    }

    /**
     * Marks a point where the work may stop without loss; to be called between units of work.
     *
     * @throws OperationStoppedException if the operation was cancelled or the service shuts down; not to be caught
     */
    void checkpoint();
}
