package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Removes old entries of the ingestion progress.
 *
 * <p>Parameters: {@code olderThanDays}, 90 by default.
 */
@ApplicationScoped
public class PruneIngestionProgress implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "prune-ingestion-progress";

    private static final int DEFAULT_DAYS = 90;

    private final ProgressLog progress;

    @Inject
    PruneIngestionProgress(ProgressLog progress) {
        this.progress = progress;
    }

    /**
     * What was removed.
     *
     * @param removed number of entries
     * @param olderThanDays age in days beyond which they were
     */
    public record Result(int removed, int olderThanDays) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        JsonNode days = parameters.path("olderThanDays");
        if (!days.isMissingNode() && (!days.canConvertToInt() || days.asInt() < 1)) {
            throw new IllegalArgumentException(
                    "olderThanDays=" + days.asText() + " is not allowed: a whole number of at least 1 is expected");
        }
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        int days = operation.parameters().path("olderThanDays").asInt(DEFAULT_DAYS);
        // entries carry system time, so their age is counted by the system clock
        Instant before = Instant.now().minus(Duration.ofDays(days));
        int removed = QuarkusTransaction.requiringNew().call(() -> progress.prune(before));
        return OperationOutcome.succeeded(new Result(removed, days));
    }
}
