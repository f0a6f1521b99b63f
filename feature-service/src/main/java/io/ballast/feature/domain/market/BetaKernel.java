package io.ballast.feature.domain.market;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.Counts;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.WindowSums;
import io.ballast.feature.domain.series.Windows;

/** Beta against the benchmark and the volatility it leaves over, from the rows where both returns are known. */
public final class BetaKernel implements FeatureKernel {
    private static final double LEAST_REST = 1e-4;

    private final int length;
    private final WindowSums windows;
    private final Counts counts = new Counts();
    private final ExactRegression exact;
    private double[] own = new double[0];
    private double[] market = new double[0];
    private double[] product = new double[0];
    private double[] ownSquares = new double[0];
    private double[] marketSquares = new double[0];
    private final double[][] sums = new double[5][0];

    /** Over 63 rows. */
    public BetaKernel() {
        this(63);
    }

    /**
     * Over a number of rows.
     *
     * @param length rows, at least 2
     */
    public BetaKernel(int length) {
        this.length = length;
        this.windows = new WindowSums(length);
        this.exact = new ExactRegression(length);
    }

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        ensureRoom(series);
        sum(series);
        double[] beta = block.column(Feature.BETA_63);
        double[] rest = block.column(Feature.IVOL_63);
        int needed = Windows.needed(length);
        for (int t = series.firstRow(length); t < series.rows(); t++) {
            int count = counts.of(t - length + 1, t + 1);
            if (count >= needed && series.canReachBack(t, length) && !regress(t, count, beta, rest)) {
                exact.compute(own, market, t, beta, rest);
            }
        }
    }

    /** From the sums; false if too much cancels in them. */
    private boolean regress(int t, int count, double[] beta, double[] rest) {
        double ownMean = sums[0][t] / count;
        double marketMean = sums[1][t] / count;
        double ownVariance = sums[2][t] - sums[0][t] * ownMean;
        double marketVariance = sums[3][t] - sums[1][t] * marketMean;
        double covariance = sums[4][t] - sums[0][t] * marketMean;
        double slope = covariance / marketVariance;
        double left = ownVariance - covariance * slope;
        if (!(ownVariance > Windows.LEAST_SHARE * sums[2][t])
                || !(marketVariance > Windows.LEAST_SHARE * sums[3][t])
                || !(left > LEAST_REST * ownVariance)) {
            return false;
        }
        beta[t] = slope;
        rest[t] = Math.sqrt(left / (count - 1));
        return true;
    }

    private void sum(SymbolSeries series) {
        int needed = series.firstNeeded(length);
        double[] returns = series.returns();
        double[] benchmark = series.benchmarkReturns();
        for (int t = needed; t < series.rows(); t++) {
            product[t] = returns[t] * benchmark[t];
            boolean both = product[t] == product[t];
            own[t] = both ? returns[t] : Double.NaN;
            market[t] = both ? benchmark[t] : Double.NaN;
            ownSquares[t] = own[t] * own[t];
            marketSquares[t] = market[t] * market[t];
        }
        counts.begin(product, needed, series.rows());
        windows.begin(series);
        windows.overRows(own, sums[0], market, sums[1]);
        windows.overRows(ownSquares, sums[2], marketSquares, sums[3]);
        windows.overRows(product, sums[4]);
    }

    private void ensureRoom(SymbolSeries series) {
        if (own.length < series.rows()) {
            int capacity = series.returns().length;
            own = new double[capacity];
            market = new double[capacity];
            product = new double[capacity];
            ownSquares = new double[capacity];
            marketSquares = new double[capacity];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = new double[capacity];
            }
        }
    }
}
