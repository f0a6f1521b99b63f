package io.ballast.feature.domain.price;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.Counts;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.WindowMaxima;
import io.ballast.feature.domain.series.WindowSums;
import io.ballast.feature.domain.series.Windows;

/** Day ranges, and the distance from the year's high. */
public final class RangeKernel implements FeatureKernel {
    private static final int MONTH = 21;
    private static final int YEAR = 252;

    private final WindowSums sums = new WindowSums(MONTH);
    private final WindowMaxima maxima = new WindowMaxima(YEAR);
    private final Counts counts = new Counts();
    private double[] buffer = new double[0];

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        if (buffer.length < series.rows()) {
            buffer = new double[series.price().length];
        }
        double[] price = series.price();
        double[] high = series.adjustedHigh();
        double[] low = series.adjustedLow();
        double[] range = block.column(Feature.RANGE_PCT);
        for (int t = series.firstNeeded(MONTH - 1); t < series.rows(); t++) {
            range[t] = (high[t] - low[t]) / price[t];
        }
        meanRange(series, range, block.column(Feature.RANGE_21));
        highRatio(series, block.column(Feature.HIGH_252_RATIO));
    }

    private void meanRange(SymbolSeries series, double[] range, double[] result) {
        sums.begin(series);
        sums.overRows(range, buffer);
        counts.begin(range, series.firstNeeded(MONTH - 1), series.rows());
        for (int t = series.firstRow(MONTH - 1); t < series.rows(); t++) {
            int count = counts.of(t - MONTH + 1, t + 1);
            if (count >= Windows.needed(MONTH) && series.canReachBack(t, MONTH - 1)) {
                result[t] = buffer[t] / count;
            }
        }
    }

    private void highRatio(SymbolSeries series, double[] result) {
        double[] high = series.adjustedHigh();
        double[] price = series.price();
        maxima.compute(series, high, buffer);
        counts.begin(high, series.firstNeeded(YEAR - 1), series.rows());
        for (int t = series.firstRow(YEAR - 1); t < series.rows(); t++) {
            boolean enough = counts.of(t - YEAR + 1, t + 1) >= Windows.needed(YEAR);
            if (enough && series.canReachBack(t, YEAR - 1)) {
                result[t] = price[t] / buffer[t];
            }
        }
    }
}
