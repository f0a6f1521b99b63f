package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;

/** Checks shared by the records; every message names the field and the offending value. */
final class Require {

    private Require() {}

    static <T> T present(T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static String text(String value, String field) {
        if (present(value, field).isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
        return value;
    }

    static <T> List<T> copy(List<T> values, String field) {
        for (T value : present(values, field)) {
            present(value, "an element of " + field);
        }
        return List.copyOf(values);
    }

    static void notNegative(long value, String field) {
        if (value < 0) {
            throw new IllegalArgumentException(field + "=" + value + " is negative");
        }
    }

    /** A figure that may be unknown (null) but is never NaN or infinite: JSON cannot say those. */
    static void finiteOrNull(Double value, String field) {
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(field + "=" + value + " is not a finite number; use null for unknown");
        }
    }

    static void rateOrNull(Double value, String field) {
        finiteOrNull(value, field);
        if (value != null && (value < 0 || value > 1)) {
            throw new IllegalArgumentException(field + "=" + value + " is not a fraction from 0 to 1");
        }
    }

    static void ordered(LocalDate from, LocalDate to) {
        present(from, "from");
        present(to, "to");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to=" + to + " is before from=" + from);
        }
    }

    /** Both ends or neither: a run that touched nothing has no range. */
    static void orderedOrAbsent(LocalDate from, LocalDate to) {
        if (from != null || to != null) {
            ordered(from, to);
        }
    }
}
