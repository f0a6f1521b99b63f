package io.ballast.simulator.domain.seeded;

import io.ballast.simulator.domain.seeded.Draws.Purpose;

/**
 * Levels of the factors that companies share: one for the market, one per sector. Each is the sum of daily shocks, pulled
 * back towards zero with a half-life of years, so that the market neither vanishes nor grows to the sky.
 */
final class MarketFactors {
    /** Variance of the market factor's daily change in a calm year. */
    static final double MARKET_VARIANCE = 0.17 * 0.17 / 252;

    /** Variance of a sector factor's daily change. */
    static final double SECTOR_VARIANCE = 0.09 * 0.09 / 252;

    private static final double MARKET_VOLATILITY = Math.sqrt(MARKET_VARIANCE);
    private static final double SECTOR_VOLATILITY = Math.sqrt(SECTOR_VARIANCE);
    private static final double MARKET_PULL = 0.0007;
    private static final double SECTOR_PULL = 0.0005;
    private static final double TURBULENCE_MEMORY = 0.98;
    private static final double TURBULENCE_SHOCK = 0.06;

    private final Draws draws;
    private final double[] sectors = new double[Sector.values().length];
    private double turbulence;
    private double market;

    MarketFactors(Draws draws) {
        this.draws = draws;
    }

    static double totalVolatility(double beta, double ownVolatility) {
        return Math.sqrt(beta * beta * MARKET_VARIANCE + SECTOR_VARIANCE + ownVolatility * ownVolatility);
    }

    /** Moves on by one session. */
    void advance(int ordinal) {
        turbulence =
                TURBULENCE_MEMORY * turbulence + TURBULENCE_SHOCK * draws.normal(Purpose.MARKET_VOLATILITY, 0, ordinal);
        double volatility = MARKET_VOLATILITY * StrictMath.exp(turbulence);
        market += volatility * draws.normal(Purpose.MARKET_RETURN, 0, ordinal) - MARKET_PULL * market;
        for (int s = 0; s < sectors.length; s++) {
            sectors[s] +=
                    SECTOR_VOLATILITY * draws.normal(Purpose.SECTOR_RETURN, s, ordinal) - SECTOR_PULL * sectors[s];
        }
    }

    /** What the factors add to the logarithm of a company's price. */
    double levelFor(Traits traits) {
        double level = traits.beta() * market;
        return traits.sector() == null ? level : level + sectors[traits.sector().ordinal()];
    }
}
