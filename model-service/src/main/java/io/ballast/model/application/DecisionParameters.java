package io.ballast.model.application;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a person decides about the champion.
 *
 * @param trainingRunId the training to promote; empty: the challenger
 * @param author who decides
 * @param note why
 * @param force whether the gate is overruled
 */
record DecisionParameters(Optional<UUID> trainingRunId, String author, String note, boolean force) {

    /**
     * Reads the parameters of an operation.
     *
     * @throws IllegalArgumentException naming the parameter, its value and what is allowed
     */
    static DecisionParameters of(JsonNode parameters) {
        return new DecisionParameters(
                trainingRun(parameters.path("trainingRunId")),
                text(parameters, "author"),
                text(parameters, "note"),
                force(parameters.path("force")));
    }

    private static Optional<UUID> trainingRun(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(value.asText()));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "trainingRunId=" + value + " is not allowed: the id of a training run is expected;"
                            + " GET /api/v1/training-runs lists them",
                    malformed);
        }
    }

    private static String text(JsonNode parameters, String name) {
        String value = parameters.path(name).asText("").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " is missing: who decides and why is kept with the decision (author, note)");
        }
        return value;
    }

    private static boolean force(JsonNode value) {
        if (value.isMissingNode() || value.isBoolean()) {
            return value.asBoolean(false);
        }
        throw new IllegalArgumentException("force=" + value + " is not allowed: true or false expected");
    }
}
