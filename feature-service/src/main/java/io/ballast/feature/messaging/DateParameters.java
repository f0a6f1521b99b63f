package io.ballast.feature.messaging;

import java.time.LocalDate;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.parameter.Dates;

/** Dates among the parameters of operations. */
final class DateParameters {
    private DateParameters() {}

    /** Checks {@code from} and {@code to}. */
    static void range(JsonNode parameters) {
        LocalDate from = date(parameters, "from");
        LocalDate to = date(parameters, "to");
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "to=" + to + " is not allowed: a date on or after from=" + from + " is expected");
        }
    }

    /** A date, or null if the parameter is absent. */
    static LocalDate date(JsonNode parameters, String name) {
        return Dates.among(parameters, name).orElse(null);
    }
}
