package io.ballast.feature.domain.fundamental;

import java.util.List;
import java.util.stream.Stream;

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
        Ratios ratios = null;
        double[][] columns = columns(block);
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
                double marketValue = series.close()[t] * shares[t];
                for (int i = 0; i < YIELDS.length; i++) {
                    columns[i][t] = over(ratios.values()[i], marketValue);
                }
                for (int i = YIELDS.length; i < columns.length; i++) {
                    columns[i][t] = ratios.values()[i];
                }
            }
        }
    }

    private static double[][] columns(FeatureBlock block) {
        return Stream.of(YIELDS, RATIOS).flatMap(Stream::of).map(block::column).toArray(double[][]::new);
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
