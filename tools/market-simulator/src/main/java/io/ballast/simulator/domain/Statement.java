package io.ballast.simulator.domain;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One financial statement of a company as filed.
 *
 * @param security position in {@link Market#securities()}
 * @param periodEnd last day of the fiscal period
 * @param filedOn day of the filing, null if the source gives none
 * @param period which part of the fiscal year
 * @param amounts the reported items
 */
public record Statement(int security, LocalDate periodEnd, LocalDate filedOn, Period period, Amounts amounts) {
    /** Checks that the parts are there. */
    public Statement {
        Objects.requireNonNull(periodEnd, "periodEnd");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(amounts, "amounts");
    }

    /**
     * First day on which the statement may be served.
     *
     * @return the filing date, the period's end if there is none
     */
    public LocalDate knownOn() {
        return filedOn == null ? periodEnd : filedOn;
    }

    /**
     * First day of the fiscal period.
     *
     * @return three or twelve months before the day after its end
     */
    public LocalDate periodStart() {
        return periodEnd.plusDays(1).minusMonths(period == Period.FY ? 12 : 3);
    }

    /** Fiscal periods. */
    public enum Period {
        /** First quarter. */
        Q1,
        /** Second quarter. */
        Q2,
        /** Third quarter. */
        Q3,
        /** Fourth quarter. */
        Q4,
        /** Whole fiscal year. */
        FY;

        /**
         * Number of the quarter in which the period ends.
         *
         * @return 1 to 4; the year ends in the fourth
         */
        public int quarter() {
            return this == FY ? 4 : ordinal() + 1;
        }
    }

    /**
     * Reported items in dollars, shares in pieces; NaN where not reported.
     *
     * @param revenue of the period
     * @param grossProfit of the period
     * @param netIncome of the period
     * @param assets at the period's end
     * @param currentAssets at the period's end
     * @param currentLiabilities at the period's end
     * @param debt at the period's end
     * @param equity at the period's end
     * @param shares outstanding, on the split basis of the period's end
     */
    public record Amounts(
            double revenue,
            double grossProfit,
            double netIncome,
            double assets,
            double currentAssets,
            double currentLiabilities,
            double debt,
            double equity,
            double shares) {}
}
