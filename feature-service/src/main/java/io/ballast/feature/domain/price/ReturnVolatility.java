package io.ballast.feature.domain.price;

import io.ballast.feature.domain.series.Counts;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.WindowSums;
import io.ballast.feature.domain.series.Windows;

/** Standard deviation of the one-row returns of a number of rows. Keeps buffers; for one thread. */
final class ReturnVolatility {
    private final int length;
    private final WindowSums windows;
    private double[] sums = new double[0];
    private double[] squares = new double[0];

    ReturnVolatility(int length) {
        this.length = length;
        this.windows = new WindowSums(length);
    }

    void compute(SymbolSeries series, double[] result) {
        if (sums.length < series.rows()) {
            sums = new double[series.returns().length];
            squares = new double[series.returns().length];
        }
        windows.begin(series);
        windows.overRows(series.returns(), sums, series.squaredReturns(), squares);
        Counts counts = series.returnCounts();
        int needed = Windows.needed(length);
        for (int t = series.firstRow(length); t < series.rows(); t++) {
            int first = t - length + 1;
            int count = counts.of(first, t + 1);
            if (count >= needed && series.canReachBack(t, length)) {
                result[t] = Windows.standardDeviation(series.returns(), first, t + 1, count, sums[t], squares[t]);
            }
        }
    }
}
