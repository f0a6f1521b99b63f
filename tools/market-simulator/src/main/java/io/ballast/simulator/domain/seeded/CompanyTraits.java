package io.ballast.simulator.domain.seeded;

import io.ballast.simulator.domain.seeded.Draws.Purpose;

/** Draws what stays the same all through a company's life. */
final class CompanyTraits {
    private static final double YEAR = 252;

    private final Draws draws;

    CompanyTraits(Draws draws) {
        this.draws = draws;
    }

    Traits of(long key, Kind kind) {
        double value = startValue(key, kind);
        double price = startPrice(key, kind);
        double beta = between(key, 2, 0.6, 1.5);
        double own = logBetween(key, 3, 0.24, 0.50) / Math.sqrt(YEAR);
        double shares = Math.rint(value / price / 1000) * 1000;
        boolean pays = uniform(key, 5) < 0.4;
        return new Traits(
                kind,
                Sector.values()[draws.below(Purpose.TRAIT, key, 4, Sector.values().length)],
                beta,
                own,
                MarketFactors.totalVolatility(beta, own),
                price,
                shares,
                dollarVolume(key, kind, value),
                pays ? between(key, 6, 0.01, 0.04) : 0,
                (int) between(key, 7, 10, 80));
    }

    /** A fund that follows the market factor. */
    Traits ofFund(long key, double beta, double price, double shares, double dollarVolume) {
        double own = 0.01 / Math.sqrt(YEAR);
        double total = Math.sqrt(beta * beta * MarketFactors.MARKET_VARIANCE + own * own);
        return new Traits(Kind.FUND, null, beta, own, total, price, shares, dollarVolume, 0.012, 75);
    }

    private double startValue(long key, Kind kind) {
        return switch (kind) {
            case LARGE -> between(key, 0, 5.5e9, 9e9);
            case PENNY -> between(key, 0, 0.8e8, 1.2e8);
            case THIN -> between(key, 0, 1e8, 2e8);
            default -> logBetween(key, 0, 2.5e8, 9e8);
        };
    }

    private double startPrice(long key, Kind kind) {
        double price = kind == Kind.PENNY ? between(key, 1, 1.15, 1.35) : logBetween(key, 1, 8, 55);
        return Math.rint(price * 100) / 100;
    }

    private double dollarVolume(long key, Kind kind, double value) {
        return switch (kind) {
            case PENNY -> 2.5e6;
            case THIN -> between(key, 8, 2.5e5, 4e5);
            default -> Math.max(3e6, value * between(key, 8, 0.008, 0.02));
        };
    }

    private double uniform(long key, int number) {
        return draws.uniform(Purpose.TRAIT, key, number);
    }

    private double between(long key, int number, double low, double high) {
        return draws.between(Purpose.TRAIT, key, number, low, high);
    }

    private double logBetween(long key, int number, double low, double high) {
        return StrictMath.exp(between(key, number, StrictMath.log(low), StrictMath.log(high)));
    }
}
