package io.ballast.contracts;

import java.util.UUID;

/**
 * An operation started, moved on or ended.
 *
 * @param operationId the operation
 * @param runId the run it belongs to, also the key of the record
 * @param service name of the service that runs it, see {@link Services}
 * @param type type of the operation
 * @param state {@code queued}, {@code running}, {@code succeeded}, {@code partial}, {@code failed} or {@code cancelled}
 * @param done units of work done
 * @param total units of work in all; 0 if not known yet
 * @param unit what is counted; null if not known yet
 * @param error why it failed or ended in part; before the end, why it waits or is tried again; null otherwise
 */
public record OperationProgressed(
        UUID operationId,
        String runId,
        String service,
        String type,
        String state,
        long done,
        long total,
        String unit,
        String error) {

    /** Checks the fields. */
    public OperationProgressed {
        Require.present(operationId, "operationId");
        Require.text(runId, "runId");
        Require.text(service, "service");
        Require.text(type, "type");
        Require.text(state, "state");
        Require.notNegative(done, "done");
        Require.notNegative(total, "total");
    }
}
