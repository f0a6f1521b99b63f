package io.ballast.feature.domain.market;

import io.ballast.feature.domain.series.Windows;

/** Beta of one window from the deviations from its means: for windows whose sums cancel. Keeps buffers; for one thread. */
final class ExactRegression {
    private final double[] returns;
    private final double[] market;

    ExactRegression(int length) {
        this.returns = new double[length];
        this.market = new double[length];
    }

    /** Writes row t; beta stays null against a benchmark that stands still. Both columns are NaN in the same rows. */
    void compute(double[] allReturns, double[] allMarket, int t, double[] beta, double[] rest) {
        int count = 0;
        for (int i = t - returns.length + 1; i <= t; i++) {
            if (allReturns[i] == allReturns[i]) {
                returns[count] = allReturns[i];
                market[count++] = allMarket[i];
            }
        }
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
        boolean constant = Windows.standardDeviation(returns, 0, count, 2) == 0;
        beta[t] = constant ? 0 : covariance / marketVariance;
        double left = constant ? 0 : ownVariance - covariance * covariance / marketVariance;
        rest[t] = Math.sqrt(Math.max(0, left / (count - 1)));
    }
}
