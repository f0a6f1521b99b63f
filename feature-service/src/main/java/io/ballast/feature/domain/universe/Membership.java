package io.ballast.feature.domain.universe;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A time in the universe.
 *
 * @param from first day
 * @param to day after the last one, null while it lasts
 */
public record Membership(LocalDate from, LocalDate to) {

    /** Checks what must be there. */
    public Membership {
        Objects.requireNonNull(from, "from");
    }
}
