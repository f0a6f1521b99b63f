package io.ballast.model.application;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;
import io.ballast.kit.parameter.Dates;
import io.ballast.model.domain.target.TargetSelection;

/**
 * What a call may ask for beside the configured settings.
 *
 * @param session session to train or predict for; empty: the latest with features
 * @param windowYears length of the window in years, 1 to 50
 * @param minTargetCoverage minimum coverage, 0 to 1
 */
record TrainingParameters(
        Optional<LocalDate> session, Optional<Integer> windowYears, Optional<Double> minTargetCoverage) {

    private static final int MAX_YEARS = 50;

    /**
     * Reads the parameters of an operation.
     *
     * @throws IllegalArgumentException naming the parameter, its value and what is allowed
     */
    static TrainingParameters of(JsonNode parameters) {
        return new TrainingParameters(
                Dates.among(parameters, "session"),
                present(parameters, "windowYears").map(TrainingParameters::years),
                present(parameters, "minTargetCoverage").map(TrainingParameters::coverage));
    }

    /**
     * Checks the parameters of an operation and the variables that come with them.
     *
     * @throws IllegalArgumentException naming what is not allowed
     */
    static void check(JsonNode parameters, LearningSettings learning) {
        of(parameters);
        Map<String, String> given = new HashMap<>();
        parameters
                .path("variables")
                .fields()
                .forEachRemaining(
                        entry -> given.put(entry.getKey(), entry.getValue().asText()));
        try {
            learning.training(Variables.of(given));
            learning.trainers(Variables.of(given));
            learning.receipts(Variables.of(given));
            learning.promotion(Variables.of(given));
        } catch (ConfigurationException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    /** The settings with the call's own values in front. */
    TrainingSettings over(TrainingSettings settings) {
        TrainingSettings result = settings;
        if (windowYears.isPresent()) {
            result = result.withWindowYears(windowYears.get());
        }
        if (minTargetCoverage.isPresent()) {
            result = result.withMinimumCoverage(minTargetCoverage.get());
        }
        return result;
    }

    private static Optional<JsonNode> present(JsonNode parameters, String name) {
        JsonNode value = parameters.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private static int years(JsonNode value) {
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < 1 || value.asInt() > MAX_YEARS) {
            throw new IllegalArgumentException(
                    "windowYears=" + value + " is not allowed: a whole number from 1 to " + MAX_YEARS + " expected");
        }
        return value.asInt();
    }

    private static double coverage(JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException(
                    "minTargetCoverage=" + value + " is not allowed: a number from 0 to 1 expected");
        }
        return new TargetSelection(value.asDouble(), 0).minimumCoverage();
    }
}
