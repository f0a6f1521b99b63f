package io.ballast.feature.domain.series;

import java.util.Arrays;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.kernel.panel.Panel;

/**
 * The benchmark by session: adjusted close and open, and the features of the benchmark alone. NaN where it has no bar.
 * Immutable.
 */
public final class BenchmarkSeries {
    private static final int[] RETURN_ROWS = {1, 5, 21};
    private static final Feature[] RETURNS = {Feature.MKT_RET_1D, Feature.MKT_RET_5D, Feature.MKT_RET_21D};
    private static final int[] VOLATILITY_ROWS = {21, 63};
    private static final Feature[] VOLATILITIES = {Feature.MKT_VOL_21, Feature.MKT_VOL_63};

    private final double[] price;
    private final double[] open;
    private final double[][] features = new double[Feature.all().size()][];

    private BenchmarkSeries(int sessions, int[] rows, double[] price, double[] open) {
        this.price = spread(sessions, rows, price);
        this.open = spread(sessions, rows, open);
        for (int i = 0; i < RETURNS.length; i++) {
            features[RETURNS[i].ordinal()] = spread(sessions, rows, returns(price, RETURN_ROWS[i]));
        }
        double[] oneRow = returns(price, 1);
        for (int i = 0; i < VOLATILITIES.length; i++) {
            features[VOLATILITIES[i].ordinal()] = spread(sessions, rows, volatility(oneRow, VOLATILITY_ROWS[i]));
        }
    }

    /**
     * The benchmark out of a panel with the columns of {@link BarColumns}.
     *
     * @param panel bars
     * @param symbol the benchmark; one without bars gives an empty series
     * @param sessions number of sessions of the calendar
     * @return its series
     */
    public static BenchmarkSeries of(Panel panel, String symbol, int sessions) {
        int index = panel.indexOf(symbol);
        if (index < 0) {
            return new BenchmarkSeries(sessions, new int[0], new double[0], new double[0]);
        }
        int from = panel.rowStart(index);
        int to = panel.rowEnd(index);
        double[] factor = Arrays.copyOfRange(panel.column(BarColumns.PRICE_FACTOR), from, to);
        double[] close = Arrays.copyOfRange(panel.column(BarColumns.CLOSE), from, to);
        double[] open = Arrays.copyOfRange(panel.column(BarColumns.OPEN), from, to);
        for (int i = 0; i < factor.length; i++) {
            close[i] *= factor[i];
            open[i] *= factor[i];
        }
        return new BenchmarkSeries(sessions, Arrays.copyOfRange(panel.sessions(), from, to), close, open);
    }

    /**
     * Adjusted close.
     *
     * @param session calendar ordinal
     * @return USD, NaN without a bar
     */
    public double price(int session) {
        return price[session];
    }

    /**
     * Adjusted open.
     *
     * @param session calendar ordinal
     * @return USD, NaN without a bar
     */
    public double open(int session) {
        return open[session];
    }

    /**
     * A feature of the benchmark alone.
     *
     * @param feature of the family MARKET
     * @param session calendar ordinal
     * @return value, NaN without a bar or enough rows before
     */
    public double feature(Feature feature, int session) {
        return features[feature.ordinal()][session];
    }

    private static double[] returns(double[] price, int rows) {
        double[] result = new double[price.length];
        Arrays.fill(result, Double.NaN);
        for (int t = rows; t < price.length; t++) {
            result[t] = price[t] / price[t - rows] - 1;
        }
        return result;
    }

    private static double[] volatility(double[] returns, int rows) {
        double[] result = new double[returns.length];
        Arrays.fill(result, Double.NaN);
        for (int t = rows; t < returns.length; t++) {
            result[t] = Windows.standardDeviation(returns, t - rows + 1, t + 1, Windows.needed(rows));
        }
        return result;
    }

    private static double[] spread(int sessions, int[] rows, double[] values) {
        double[] bySession = new double[sessions];
        Arrays.fill(bySession, Double.NaN);
        for (int i = 0; i < rows.length; i++) {
            bySession[rows[i]] = values[i];
        }
        return bySession;
    }
}
