package io.ballast.simulator.domain.seeded;

import io.ballast.simulator.domain.seeded.Draws.Purpose;

/** Makes the bar of a session from the price at its beginning and at its end. */
final class BarShaper {
    /** Part of the session's return that has happened by the open. */
    private static final double OVERNIGHT = 0.35;

    private static final double OPEN_NOISE = 0.20;
    private static final double WICK = 0.40;
    private static final double EARLY_CLOSE_VOLUME = 0.55;
    private static final double VOLUME_NOISE = 0.30;
    private static final double VOLUME_PER_MOVE = 0.25;
    private static final double LARGEST_MOVE = 4;

    private final Draws draws;

    BarShaper(Draws draws) {
        this.draws = draws;
    }

    /** A price in whole cents, at least one. */
    static int cents(double logPrice) {
        return (int) Math.max(1, Math.round(100 * StrictMath.exp(logPrice)));
    }

    /** The four prices, from the logarithm of the last close on today's basis and of today's close. */
    SessionBars.Shape shape(Company company, int ordinal, double before, double after) {
        double volatility = company.traits().totalVolatility();
        double first = before
                + OVERNIGHT * (after - before)
                + OPEN_NOISE * volatility * draws.normal(Purpose.OPEN, company.key(), ordinal);
        double up = WICK * volatility * Math.abs(draws.normal(Purpose.HIGH, company.key(), ordinal));
        double down = WICK * volatility * Math.abs(draws.normal(Purpose.LOW, company.key(), ordinal));
        int open = cents(first);
        int close = cents(after);
        int high = Math.max(cents(Math.max(first, after) + up), Math.max(open, close));
        int low = Math.min(cents(Math.min(first, after) - down), Math.min(open, close));
        return new SessionBars.Shape(open, high, low, close);
    }

    /** Shares traded: more on days with large moves, fewer when the exchange closes early. */
    int volume(Company company, int ordinal, double move, int closeCents, boolean earlyClose) {
        double size = Math.min(LARGEST_MOVE, Math.abs(move) / company.traits().totalVolatility());
        double exponent =
                VOLUME_NOISE * draws.normal(Purpose.VOLUME, company.key(), ordinal) + VOLUME_PER_MOVE * (size - 1);
        double dollars = company.traits().dollarVolume() * StrictMath.exp(exponent);
        double shares = dollars * (earlyClose ? EARLY_CLOSE_VOLUME : 1) * 100 / closeCents;
        return (int) Math.max(100, Math.min(Integer.MAX_VALUE, Math.round(shares)));
    }

    /** Number of trades: between 60 and 140 shares each, by company. */
    int trades(Company company, int volume) {
        return 1 + (int) (volume / draws.between(Purpose.TRAIT, company.key(), 9, 60, 140));
    }
}
