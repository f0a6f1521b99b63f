package io.ballast.feature.domain.fundamental;

import java.util.Comparator;
import java.util.List;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Ratios of the statements known before each session, and yields on the market value. */
public final class FundamentalKernel {
    private static final Comparator<Statement> BY_FILING = Comparator.comparingInt(Statement::filedOn)
            .thenComparingInt(Statement::periodEnd)
            .thenComparing(Statement::annual);

    private final ExchangeCalendar calendar;

    /**
     * A kernel.
     *
     * @param calendar exchange sessions
     */
    public FundamentalKernel(ExchangeCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Writes the ratios and yields.
     *
     * @param series inputs of the symbol
     * @param shares shares outstanding known before each row's session
     * @param statements of the symbol, in any order
     * @param block columns to fill
     */
    public void compute(SymbolSeries series, double[] shares, List<Statement> statements, FeatureBlock block) {
        List<Statement> filed = statements.stream().sorted(BY_FILING).toList();
        KnownStatements known = new KnownStatements();
        Ratios ratios = null;
        int next = 0;
        for (int t = 0; t < series.rows(); t++) {
            int day = calendar.epochDay(series.sessions()[t]);
            int before = next;
            while (next < filed.size() && filed.get(next).filedOn() < day) {
                known.add(filed.get(next++));
            }
            if (next > before) {
                ratios = Ratios.of(known);
            }
            if (ratios != null && day - ratios.periodEnd() <= SharesHistory.MAX_AGE_DAYS) {
                ratios.write(block, t, series.close()[t] * shares[t]);
            }
        }
    }

    private record Ratios(int periodEnd, double netIncome, double grossProfit, double revenue, Statement balance) {

        static Ratios of(KnownStatements known) {
            return new Ratios(
                    known.newest().periodEnd(),
                    known.trailingYear(Statement::netIncome),
                    known.trailingYear(Statement::grossProfit),
                    known.trailingYear(Statement::revenue),
                    known.newest());
        }

        void write(FeatureBlock block, int t, double marketValue) {
            block.column(Feature.F_EARNINGS_YIELD)[t] = over(netIncome, marketValue);
            block.column(Feature.F_BOOK_YIELD)[t] = over(balance.equity(), marketValue);
            block.column(Feature.F_SALES_YIELD)[t] = over(revenue, marketValue);
            block.column(Feature.F_DEBT_TO_EQUITY)[t] = over(balance.debt(), balance.equity());
            block.column(Feature.F_ROA)[t] = over(netIncome, balance.assets());
            block.column(Feature.F_ROE)[t] = over(netIncome, balance.equity());
            block.column(Feature.F_GROSS_MARGIN)[t] = over(grossProfit, revenue);
            block.column(Feature.F_PROFIT_MARGIN)[t] = over(netIncome, revenue);
            block.column(Feature.F_CURRENT_RATIO)[t] = over(balance.currentAssets(), balance.currentLiabilities());
        }

        private static double over(double numerator, double denominator) {
            return denominator > 0 ? numerator / denominator : Double.NaN;
        }
    }
}
