package io.ballast.simulator.domain.seeded;

/**
 * What stays the same all through a company's life.
 *
 * @param kind what it is made for
 * @param sector whose factor it shares, null for a fund
 * @param beta sensitivity to the market factor
 * @param ownVolatility standard deviation of its own part of the daily log return
 * @param totalVolatility standard deviation of its whole daily log return
 * @param startPrice dollars a share when it enters the market
 * @param startShares pieces when it enters the market
 * @param dollarVolume usual dollars traded a session
 * @param dividendYield yearly, as a fraction of the price; 0 if it pays none
 * @param dividendDay days after the start of a quarter from which the next session is an ex-date
 */
record Traits(
        Kind kind,
        Sector sector,
        double beta,
        double ownVolatility,
        double totalVolatility,
        double startPrice,
        double startShares,
        double dollarVolume,
        double dividendYield,
        int dividendDay) {

    double startValue() {
        return startPrice * startShares;
    }
}
