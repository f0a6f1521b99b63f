package io.ballast.feature.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import io.ballast.kit.problem.Problem;

/** Dates in requests. */
final class Dates {
    private Dates() {}

    /** An instant, or null if the parameter is absent; a problem if it is unreadable. */
    static Instant instant(String name, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Problem.badRequest(
                    name + "=" + text + " is not allowed.", "Give an instant like 2024-12-31T23:30:00Z.");
        }
    }

    /** A date, or null if the parameter is absent; a problem if it is unreadable. */
    static LocalDate parse(String name, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Problem.badRequest(
                    name + "=" + text + " is not allowed.", "Give a date as YYYY-MM-DD, for instance 2024-12-31.");
        }
    }
}
