package io.ballast.monitor.domain.cause;

import java.time.LocalDate;
import java.util.Objects;

import io.ballast.monitor.domain.healing.Cell;

/**
 * One member, or the benchmark, on one session that lacks something.
 *
 * @param symbol the member
 * @param session the session
 * @param provider who was asked, null if nobody was
 * @param cause the absence ledger's reason, or the loss's own
 * @param sector the member's sector, null if unknown
 * @param exchange its exchange, null if unknown
 * @param listedOn when it was listed, null if unknown
 * @param bar the bar whose absence or falsehood is behind it, maybe another session's or the benchmark's; null if none is
 */
public record LostCell(
        String symbol,
        LocalDate session,
        String provider,
        String cause,
        String sector,
        String exchange,
        LocalDate listedOn,
        Cell bar) {

    /** Refuses a cell without its key or its cause. */
    public LostCell {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(cause, "cause");
    }
}
