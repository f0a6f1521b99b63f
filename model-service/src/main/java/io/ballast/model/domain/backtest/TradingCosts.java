package io.ballast.model.domain.backtest;

/**
 * What trading costs. Impact follows the square root of the share of a day's volume that is traded (Almgren and others
 * 2005, "Direct Estimation of Equity Market Impact").
 *
 * @param capitalUsd money behind each side, dollars, above 0
 * @param halfSpread half of bid-ask spread, a fraction of the price, 0 or more
 * @param impact price moved by trading a whole average day's volume, a fraction of the price, 0 or more
 * @param borrowRate yearly fee for borrowed stock, a fraction, 0 or more
 */
public record TradingCosts(double capitalUsd, double halfSpread, double impact, double borrowRate) {

    private static final double SESSIONS_PER_YEAR = 252;

    /** Checks the bounds. */
    public TradingCosts {
        if (!(capitalUsd > 0) || !(halfSpread >= 0) || !(impact >= 0) || !(borrowRate >= 0)) {
            throw new IllegalArgumentException("capital " + capitalUsd + " above 0, half spread " + halfSpread
                    + ", impact " + impact + " and borrow rate " + borrowRate + " of 0 or more are expected");
        }
    }

    /**
     * Cost of buying or selling a position once, a fraction of it.
     *
     * @param usd size of the position
     * @param advUsd average daily dollar volume of the stock; NaN or 0: as if the position were a whole day's volume
     */
    public double trade(double usd, double advUsd) {
        double share = advUsd > 0 ? usd / advUsd : 1;
        return halfSpread + impact * Math.sqrt(share);
    }

    /** Fee for holding a short position for some sessions, a fraction of it. */
    public double borrow(int sessions) {
        return borrowRate * sessions / SESSIONS_PER_YEAR;
    }
}
