package io.ballast.kit.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Work that somebody wants done.
 *
 * @param type the operation's type, kebab case; the old underscored names are accepted
 * @param parameters its parameters, never null
 * @param runId the run it belongs to; null: a run of its own, named by the operation's id
 * @param idempotencyKey a key that makes repeated requests one operation; null: each request is its own
 */
public record OperationRequest(String type, ObjectNode parameters, String runId, String idempotencyKey) {

    /** Normalises the type and the absent parameters. */
    public OperationRequest {
        if (type == null || type.isBlank()) {
            throw new IllegalArgumentException("an operation needs a type");
        }
        type = type.strip().replace('_', '-');
        parameters = parameters == null ? JsonNodeFactory.instance.objectNode() : parameters;
    }
}
