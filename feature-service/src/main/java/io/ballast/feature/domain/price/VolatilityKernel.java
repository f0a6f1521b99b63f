package io.ballast.feature.domain.price;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.Windows;

/** Spread of a month's one-row returns, their maximum, and the five-row reversal in units of that spread. Needs ret_5d. */
public final class VolatilityKernel implements FeatureKernel {
    private static final double SQRT_5 = Math.sqrt(5);

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        volatility(series, 21, block.column(Feature.VOL_21));
        double[] maximum = block.column(Feature.MAX_RET_21);
        for (int t = 21; t < series.rows(); t++) {
            if (series.canReachBack(t, 21)) {
                maximum[t] = Windows.max(series.returns(), t - 20, t + 1, Windows.needed(21));
            }
        }
        reversal(series, block);
    }

    static void volatility(SymbolSeries series, int rows, double[] result) {
        int needed = Windows.needed(rows);
        for (int t = rows; t < series.rows(); t++) {
            if (series.canReachBack(t, rows)) {
                result[t] = Windows.standardDeviation(series.returns(), t - rows + 1, t + 1, needed);
            }
        }
    }

    private static void reversal(SymbolSeries series, FeatureBlock block) {
        double[] volatility = block.column(Feature.VOL_21);
        double[] fiveRows = block.column(Feature.RET_5D);
        double[] result = block.column(Feature.REVERSAL_5D_Z);
        for (int t = 22; t < series.rows(); t++) {
            if (series.canReachBack(t, 22) && volatility[t - 1] != 0) {
                result[t] = -fiveRows[t] / (volatility[t - 1] * SQRT_5);
            }
        }
    }
}
