package io.ballast.simulator.domain.seeded;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.Market;
import io.ballast.simulator.domain.Split;

/** Closes adjusted forward for splits and dividends, per security and session; NaN where there is no bar. */
final class AdjustedCloses {
    private final double[][] closes;

    AdjustedCloses(Market market, List<LocalDate> sessions) {
        int securities = market.securities().size();
        closes = new double[securities][sessions.size()];
        double[] factor = new double[securities];
        double[] lastClose = new double[securities];
        Arrays.fill(factor, 1);
        LocalDate end = sessions.get(sessions.size() - 1);
        List<Split> splits = market.splits(end);
        List<CashDividend> dividends = market.dividends(end);
        for (double[] row : closes) {
            Arrays.fill(row, Double.NaN);
        }
        for (int s = 0; s < sessions.size(); s++) {
            LocalDate date = sessions.get(s);
            for (Split split : splits) {
                if (split.exDate().equals(date)) {
                    factor[split.security()] *= split.to() / split.from();
                }
            }
            for (CashDividend dividend : dividends) {
                if (dividend.exDate().equals(date)) {
                    int i = dividend.security();
                    factor[i] /= 1 - dividend.amount() / lastClose[i];
                }
            }
            Bars bars = market.barsOn(date);
            for (int row = 0; row < bars.size(); row++) {
                int i = bars.security(row);
                lastClose[i] = bars.close(row);
                closes[i][s] = bars.close(row) * factor[i];
            }
        }
    }

    /** Adjusted closes of a security, one per session. */
    double[] of(int security) {
        return closes[security];
    }
}
