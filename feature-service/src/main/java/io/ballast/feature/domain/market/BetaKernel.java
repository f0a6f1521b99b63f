package io.ballast.feature.domain.market;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.Windows;

/** Beta against the benchmark and the volatility it leaves over, from the rows where both returns are known. */
public final class BetaKernel implements FeatureKernel {
    private static final int ROWS = 63;

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        double[] beta = block.column(Feature.BETA_63);
        double[] rest = block.column(Feature.IVOL_63);
        double[] returns = new double[ROWS];
        double[] market = new double[ROWS];
        for (int t = ROWS; t < series.rows(); t++) {
            if (!series.canReachBack(t, ROWS)) {
                continue;
            }
            int count = gather(series, t, returns, market);
            if (count >= Windows.needed(ROWS)) {
                regress(returns, market, count, t, beta, rest);
            }
        }
    }

    private static int gather(SymbolSeries series, int t, double[] returns, double[] market) {
        int count = 0;
        for (int i = t - ROWS + 1; i <= t; i++) {
            double own = series.returns()[i];
            double other = series.benchmarkReturns()[i];
            if (own == own && other == other) {
                returns[count] = own;
                market[count++] = other;
            }
        }
        return count;
    }

    private static void regress(double[] returns, double[] market, int count, int t, double[] beta, double[] rest) {
        double ownDeviation = Windows.standardDeviation(returns, 0, count, 2);
        if (Windows.standardDeviation(market, 0, count, 2) == 0) {
            return;
        }
        double ownMean = Windows.mean(returns, 0, count, 1);
        double marketMean = Windows.mean(market, 0, count, 1);
        double covariance = 0;
        double marketVariance = 0;
        double ownVariance = 0;
        for (int i = 0; i < count; i++) {
            double own = returns[i] - ownMean;
            double other = market[i] - marketMean;
            covariance += own * other;
            marketVariance += other * other;
            ownVariance += own * own;
        }
        if (ownDeviation == 0) {
            covariance = 0;
            ownVariance = 0;
        }
        int divisor = count - 1;
        beta[t] = covariance / marketVariance;
        double left = (ownVariance - covariance * covariance / marketVariance) / divisor;
        rest[t] = Math.sqrt(Math.max(0, left));
    }
}
