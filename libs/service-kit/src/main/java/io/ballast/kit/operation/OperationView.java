package io.ballast.kit.operation;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An operation as clients see it.
 *
 * @param service the service that owns it
 * @param attempts how often it was started; an attempt that a shutdown interrupted does not count
 * @param started null before the first attempt
 * @param finished null before the end
 * @param result what the handler gave back, null before the end or if it gave nothing
 * @param error why it failed or was done in part; before the end, why it waits or is tried again; else null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OperationView(
        UUID id,
        String service,
        String type,
        String runId,
        OperationState state,
        JsonNode parameters,
        Progress progress,
        int attempts,
        Instant created,
        Instant started,
        Instant finished,
        JsonNode result,
        OperationError error) {

    /**
     * How far an operation is.
     *
     * @param done units done
     * @param total units to do, 0 while unknown
     * @param unit what is counted, for instance {@code sessions}; null while unknown
     */
    public record Progress(long done, long total, String unit) {}

    /**
     * Why an operation failed, or does not get on.
     *
     * @param message what happened
     * @param hint what to do about it, may be null
     */
    public record OperationError(String message, String hint) {}
}
