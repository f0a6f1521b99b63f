package io.ballast.feature.domain.price;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.Counts;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.WindowMaxima;
import io.ballast.feature.domain.series.Windows;

/** Spread of a month's one-row returns, their maximum, and the five-row reversal in units of that spread. Needs ret_5d. */
public final class VolatilityKernel implements FeatureKernel {
    private static final double SQRT_5 = Math.sqrt(5);

    private final ReturnVolatility month = new ReturnVolatility(21);
    private final WindowMaxima maxima = new WindowMaxima(21);
    private double[] greatest = new double[0];

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        month.compute(series, block.column(Feature.VOL_21));
        maximum(series, block.column(Feature.MAX_RET_21));
        reversal(series, block);
    }

    private void maximum(SymbolSeries series, double[] result) {
        if (greatest.length < series.rows()) {
            greatest = new double[series.returns().length];
        }
        maxima.compute(series, series.returns(), greatest);
        Counts counts = series.returnCounts();
        int needed = Windows.needed(21);
        for (int t = series.firstRow(21); t < series.rows(); t++) {
            if (series.canReachBack(t, 21) && counts.of(t - 20, t + 1) >= needed) {
                result[t] = greatest[t];
            }
        }
    }

    private static void reversal(SymbolSeries series, FeatureBlock block) {
        double[] volatility = block.column(Feature.VOL_21);
        double[] fiveRows = block.column(Feature.RET_5D);
        double[] result = block.column(Feature.REVERSAL_5D_Z);
        for (int t = series.firstRow(22); t < series.rows(); t++) {
            if (series.canReachBack(t, 22) && volatility[t - 1] != 0) {
                result[t] = -fiveRows[t] / (volatility[t - 1] * SQRT_5);
            }
        }
    }
}
