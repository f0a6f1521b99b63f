package io.ballast.model.domain.backtest;

import java.time.LocalDate;

/**
 * What the portfolio opened for a session earned and how the account stands, booked on the session it was decided on.
 *
 * @param session the session whose ranking was traded at the next open
 * @param names stocks on each side
 * @param gross return of the long side less that of the short side, before costs, on the whole capital of a side
 * @param cost costs of both sides, as a fraction of the same capital
 * @param turnover share of the stocks of both sides that were not on the same side of the session traded before, 0 to 1; NaN
 *     for the first one
 * @param equity capital afterwards, 1 at the start; gains are added, not compounded
 * @param drawdown how far below its highest equity so far, 0 or more
 */
public record TradedSession(
        LocalDate session, int names, double gross, double cost, double turnover, double equity, double drawdown) {

    /** What remains. */
    public double net() {
        return gross - cost;
    }
}
