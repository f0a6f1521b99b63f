package io.ballast.kit.parameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.problem.Problem;

/**
 * Dates and instants that callers give, with requests ({@code asked}) and with operations ({@code among}). Their years have
 * four digits: Java knows others that no database does.
 */
public final class Dates {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Dates() {}

    /**
     * A date that a request must have.
     *
     * @param name of the parameter
     * @param text its value, null if it was left out
     * @throws Problem if it is no date
     */
    public static LocalDate asked(String name, String text) {
        try {
            return of(name, text == null ? "" : text);
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(refused.getMessage(), "Write " + name + " as year, month and day.");
        }
    }

    /**
     * A date that a request may have.
     *
     * @param name of the parameter
     * @param text its value, null or blank if it was left out
     * @throws Problem if it is no date
     */
    public static Optional<LocalDate> askedIfAny(String name, String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(asked(name, text));
    }

    /**
     * An instant that a request may have.
     *
     * @param name of the parameter
     * @param text its value, null or blank if it was left out
     * @throws Problem if it is no instant
     */
    public static Optional<Instant> instantAskedIfAny(String name, String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(instant(text));
        } catch (DateTimeException noInstant) {
            throw Problem.badRequest(
                    name + "=" + text + " is not allowed: an instant such as 2018-02-07T23:30:00Z is expected",
                    "Write " + name + " as date and time with Z for UTC.");
        }
    }

    /**
     * A date among the parameters of an operation, by the first of its names that is there.
     *
     * @param parameters of the operation
     * @param name of the parameter
     * @param otherNames it may be given by
     * @return empty if it is left out
     * @throws IllegalArgumentException if it is no date
     */
    public static Optional<LocalDate> among(JsonNode parameters, String name, String... otherNames) {
        if (parameters.hasNonNull(name)) {
            return Optional.of(of(name, parameters.get(name).asText()));
        }
        for (String other : otherNames) {
            if (parameters.hasNonNull(other)) {
                return Optional.of(of(other, parameters.get(other).asText()));
            }
        }
        return Optional.empty();
    }

    /**
     * A date that the parameters of an operation must have, by the first of its names that is there.
     *
     * @param parameters of the operation
     * @param name of the parameter
     * @param otherNames it may be given by
     * @throws IllegalArgumentException if it is left out or no date
     */
    public static LocalDate requiredAmong(JsonNode parameters, String name, String... otherNames) {
        return among(parameters, name, otherNames).orElseGet(() -> of(name, ""));
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        withinFourDigits(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
    }

    private static LocalDate of(String name, String text) {
        try {
            return withinFourDigits(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException(
                    name + "=" + text + " is not allowed: a date such as 2018-02-07 is expected", notADate);
        }
    }

    private static LocalDate withinFourDigits(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new DateTimeException(date + " is not within " + FIRST + " to " + LAST);
        }
        return date;
    }
}
