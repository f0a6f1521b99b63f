package io.ballast.feature.domain.fundamental;

import java.util.Arrays;
import java.util.List;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Ratios of the statements known before each session, and yields on the market value. */
public final class FundamentalKernel {
    private static final Feature[] YIELDS = {Feature.F_EARNINGS_YIELD, Feature.F_BOOK_YIELD, Feature.F_SALES_YIELD};
    private static final Feature[] RATIOS = {
        Feature.F_DEBT_TO_EQUITY,
        Feature.F_ROA,
        Feature.F_ROE,
        Feature.F_GROSS_MARGIN,
        Feature.F_PROFIT_MARGIN,
        Feature.F_CURRENT_RATIO
    };

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
        List<Statement> filed = KnownStatements.inOrderOfFiling(statements);
        KnownStatements known = new KnownStatements();
        int next = 0;
        for (int start = series.firstRow(0); start < series.rows(); ) {
            int day = calendar.epochDay(series.sessions()[start]);
            while (next < filed.size() && filed.get(next).filedOn() < day) {
                known.add(filed.get(next++));
            }
            int end = next < filed.size()
                    ? rowAfter(series, start, filed.get(next).filedOn())
                    : series.rows();
            if (!known.isEmpty()) {
                Ratios ratios = Ratios.of(known);
                int tooOld = rowAfter(series, start, ratios.periodEnd() + SharesHistory.MAX_AGE_DAYS);
                write(ratios.values(), series.close(), shares, start, Math.min(end, tooOld), block);
            }
            start = end;
        }
    }

    /** The first row from one on whose session is after a day. */
    private int rowAfter(SymbolSeries series, int from, int epochDay) {
        int low = from;
        int high = series.rows();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (calendar.epochDay(series.sessions()[middle]) <= epochDay) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void write(double[] ratios, double[] close, double[] shares, int from, int to, FeatureBlock block) {
        for (int i = 0; i < YIELDS.length; i++) {
            double numerator = ratios[i];
            double[] column = block.column(YIELDS[i]);
            for (int t = from; t < to; t++) {
                double size = close[t] * shares[t];
                column[t] = numerator / (size > 0 ? size : Double.NaN);
            }
        }
        for (int i = 0; i < RATIOS.length; i++) {
            Arrays.fill(block.column(RATIOS[i]), from, to, ratios[YIELDS.length + i]);
        }
    }

    private static double over(double numerator, double denominator) {
        return denominator > 0 ? numerator / denominator : Double.NaN;
    }

    /** Numerators of the yields, then the ratios: both stay until the next statement. */
    private record Ratios(int periodEnd, double[] values) {

        static Ratios of(KnownStatements known) {
            Statement balance = known.newest();
            double netIncome = known.trailingYear(Statement::netIncome);
            double revenue = known.trailingYear(Statement::revenue);
            return new Ratios(balance.periodEnd(), new double[] {
                netIncome,
                balance.equity(),
                revenue,
                over(balance.debt(), balance.equity()),
                over(netIncome, balance.assets()),
                over(netIncome, balance.equity()),
                over(known.trailingYear(Statement::grossProfit), revenue),
                over(netIncome, revenue),
                over(balance.currentAssets(), balance.currentLiabilities())
            });
        }
    }
}
