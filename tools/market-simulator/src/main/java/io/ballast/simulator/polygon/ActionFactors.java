package io.ballast.simulator.polygon;

import java.time.LocalDate;

import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Split;

/**
 * What raw prices before an action are multiplied by to be comparable with today's: the factors of the action and of all
 * later ones of its kind, as known today, rounded to six decimals.
 */
final class ActionFactors {
    private static final double DECIMALS = 1e6;
    private static final int LONGEST_PAUSE_DAYS = 30;

    private ActionFactors() {}

    static double of(MarketView view, Split split) {
        double factor = 1;
        for (Split later : view.splits()) {
            if (later.security() == split.security() && !later.exDate().isBefore(split.exDate())) {
                factor *= later.priceFactor();
            }
        }
        return rounded(factor);
    }

    static double of(MarketView view, CashDividend dividend) {
        double factor = 1;
        for (CashDividend later : view.dividends()) {
            if (later.security() == dividend.security() && !later.exDate().isBefore(dividend.exDate())) {
                factor *= own(view, later);
            }
        }
        return rounded(factor);
    }

    /** A dividend's amount on today's split basis. */
    static double splitAdjustedAmount(MarketView view, CashDividend dividend) {
        double amount = dividend.amount();
        for (Split later : view.splits()) {
            if (later.security() == dividend.security() && later.exDate().isAfter(dividend.exDate())) {
                amount *= later.priceFactor();
            }
        }
        return rounded(amount);
    }

    private static double own(MarketView view, CashDividend dividend) {
        LocalDate before = dividend.exDate().minusDays(1);
        Bars bars = view.barsOf(dividend.security(), before.minusDays(LONGEST_PAUSE_DAYS), before);
        double close = bars.size() == 0 ? Double.NaN : bars.close(bars.size() - 1);
        return close > dividend.amount() ? 1 - dividend.amount() / close : 1;
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }
}
