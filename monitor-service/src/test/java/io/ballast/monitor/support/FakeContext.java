package io.ballast.monitor.support;

import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.config.Variables;
import io.ballast.kit.operation.OperationContext;

/** One attempt of an operation that a test may interrupt at a checkpoint, as a kill would. */
public final class FakeContext implements OperationContext {

    /** Thrown where the process would be gone. */
    public static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final UUID id;
    private final String type;
    private final JsonNode parameters;
    private final BooleanSupplier killed;

    /**
     * An attempt.
     *
     * @param killed asked at each checkpoint
     */
    public FakeContext(UUID id, String type, JsonNode parameters, BooleanSupplier killed) {
        this.id = id;
        this.type = type;
        this.parameters = parameters;
        this.killed = killed;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String runId() {
        return id.toString();
    }

    @Override
    public JsonNode parameters() {
        return parameters;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public Variables variables() {
        return Variables.of(Map.of());
    }

    @Override
    public void progress(long done, long total, String unit) {
        // nobody looks
    }

    @Override
    public void waits(String why) {
        // nobody looks
    }

    @Override
    public void checkpoint() {
        if (killed.getAsBoolean()) {
            throw new KilledException();
        }
    }
}
