package io.ballast.monitor.domain.healing;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A member on a session.
 *
 * @param session the session
 * @param symbol the member
 */
public record Cell(LocalDate session, String symbol) {

    /** Refuses half a cell. */
    public Cell {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(symbol, "symbol");
    }
}
