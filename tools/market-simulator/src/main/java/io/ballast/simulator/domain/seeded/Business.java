package io.ballast.simulator.domain.seeded;

import io.ballast.simulator.domain.Statement.Amounts;
import io.ballast.simulator.domain.seeded.Draws.Purpose;

/**
 * How a company's business goes, quarter by quarter, in whole thousands of dollars. Banks and insurers report neither
 * gross profit nor current items.
 */
final class Business {
    private static final double ROUNDING = 1000;
    private static final double QUARTER_NOISE = 0.04;
    private static final double YEAR_NOISE = 0.10;

    private final Draws draws;

    Business(Draws draws) {
        this.draws = draws;
    }

    /** Figures of one quarter, numbered year times four plus 0 to 3. */
    Amounts quarter(Company company, long quarter, double shares) {
        double scale = company.traits().startValue() * StrictMath.exp(trend(company, quarter));
        double revenue = rounded(scale * trait(company, 20, 0.4, 2.0) / 4 * season(company, quarter));
        double gross = rounded(revenue * (trait(company, 21, 0.25, 0.65) + 0.02 * noise(company, quarter, 1)));
        double net = rounded(revenue * (trait(company, 22, -0.04, 0.14) + 0.02 * noise(company, quarter, 2)));
        double assets = rounded(scale * trait(company, 23, 0.7, 1.6));
        double equity = rounded(assets * trait(company, 24, 0.30, 0.65));
        double debt = rounded((assets - equity) * trait(company, 25, 0.2, 0.6));
        double current = rounded(assets * trait(company, 26, 0.25, 0.5));
        double due = rounded(Math.min(0.8 * (assets - equity), current / trait(company, 27, 1.0, 2.6)));
        boolean financial = company.traits().sector() == Sector.FINANCIALS;
        return new Amounts(
                revenue,
                financial ? Double.NaN : gross,
                net,
                assets,
                financial ? Double.NaN : current,
                financial ? Double.NaN : due,
                debt,
                equity,
                shares);
    }

    /** Ups and downs that last about a year. */
    private double trend(Company company, long quarter) {
        double sum = 0;
        for (long q = quarter - 3; q <= quarter; q++) {
            sum += noise(company, q, 0);
        }
        return YEAR_NOISE * sum / 2;
    }

    private double season(Company company, long quarter) {
        double strongest = trait(company, 28, 0, 0.15);
        boolean isStrong = Math.floorMod(quarter, 4) == (int) trait(company, 29, 0, 4);
        return 1 + (isStrong ? strongest : -strongest / 3) + QUARTER_NOISE * noise(company, quarter, 3);
    }

    private double noise(Company company, long quarter, int item) {
        return draws.normal(Purpose.BUSINESS, company.key(), quarter * 8 + item);
    }

    private double trait(Company company, int number, double low, double high) {
        return draws.between(Purpose.TRAIT, company.key(), number, low, high);
    }

    private static double rounded(double dollars) {
        return Math.rint(dollars / ROUNDING) * ROUNDING;
    }
}
