package io.ballast.monitor.application;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationContext;

/**
 * An operation that leads a run other than its own: one that failed, or that of a session nobody ran.
 *
 * @param operation the operation at work
 * @param runId the run it leads
 */
record OtherRun(OperationContext operation, String runId) implements OperationContext {

    @Override
    public UUID id() {
        return operation.id();
    }

    @Override
    public String type() {
        return operation.type();
    }

    @Override
    public JsonNode parameters() {
        return operation.parameters();
    }

    @Override
    public int attempt() {
        return operation.attempt();
    }

    @Override
    public Variables variables() {
        return operation.variables();
    }

    @Override
    public void progress(long done, long total, String unit) {
        operation.progress(done, total, unit);
    }

    @Override
    public void waits(String why) {
        operation.waits(why);
    }

    @Override
    public void checkpoint() {
        operation.checkpoint();
    }
}
