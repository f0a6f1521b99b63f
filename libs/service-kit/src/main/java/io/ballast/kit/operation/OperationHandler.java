package io.ballast.kit.operation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Does the work of one type of operation. A handler may be run again from its start after a crash or a failure, so it
 * must find out what is done already.
 */
public interface OperationHandler {

    /** The type it handles, kebab case. */
    String type();

    /**
     * Checks parameters before an operation is recorded.
     *
     * @throws IllegalArgumentException naming the parameter, the value and what is allowed
     */
    default void validate(JsonNode parameters) {}

    /**
     * Does the work.
     *
     * @throws OperationFailedException if another attempt would not help
     * @throws Exception if it might: it is tried again, a few times, after a pause
     */
    OperationOutcome run(OperationContext context) throws Exception;
}
