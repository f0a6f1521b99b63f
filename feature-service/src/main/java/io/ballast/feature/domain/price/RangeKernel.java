package io.ballast.feature.domain.price;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.Windows;

/** Day ranges, and the distance from the year's high. */
public final class RangeKernel implements FeatureKernel {
    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        double[] price = series.price();
        double[] high = series.adjustedHigh();
        double[] low = series.adjustedLow();
        double[] range = block.column(Feature.RANGE_PCT);
        double[] meanRange = block.column(Feature.RANGE_21);
        double[] highRatio = block.column(Feature.HIGH_252_RATIO);
        for (int t = 0; t < series.rows(); t++) {
            range[t] = (high[t] - low[t]) / price[t];
            if (series.canReachBack(t, 20)) {
                meanRange[t] = Windows.mean(range, t - 20, t + 1, Windows.needed(21));
            }
            if (series.canReachBack(t, 251)) {
                highRatio[t] = price[t] / Windows.max(high, t - 251, t + 1, Windows.needed(252));
            }
        }
    }
}
