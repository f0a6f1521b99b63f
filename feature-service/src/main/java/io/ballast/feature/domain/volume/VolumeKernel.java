package io.ballast.feature.domain.volume;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.Windows;

/** On-balance volume and illiquidity over 21 rows; dollar volume and idle sessions over 21 sessions. */
public final class VolumeKernel implements FeatureKernel {
    private static final int ROWS = 21;

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        double[] onBalance = block.column(Feature.OBV_21_RATIO);
        double[] illiquidity = block.column(Feature.ILLIQ_21);
        for (int t = ROWS; t < series.rows(); t++) {
            if (series.canReachBack(t, ROWS)) {
                onBalance[t] = onBalanceRatio(series, t);
                illiquidity[t] = illiquidity(series, t);
            }
        }
        sessionWindows(series, block);
    }

    private static double onBalanceRatio(SymbolSeries series, int t) {
        double[] returns = series.returns();
        double[] volume = series.adjustedVolume();
        double signed = 0;
        double total = 0;
        int count = 0;
        for (int i = t - ROWS + 1; i <= t; i++) {
            if (!Double.isNaN(returns[i]) && !Double.isNaN(volume[i])) {
                signed += Math.signum(returns[i]) * volume[i];
                total += volume[i];
                count++;
            }
        }
        return count < Windows.needed(ROWS) || total == 0 ? Double.NaN : signed / total;
    }

    private static double illiquidity(SymbolSeries series, int t) {
        double[] returns = series.returns();
        double[] dollars = series.dollarVolume();
        double sum = 0;
        int count = 0;
        for (int i = t - ROWS + 1; i <= t; i++) {
            double impact = Math.abs(returns[i]) / dollars[i];
            if (!Double.isNaN(impact) && dollars[i] != 0) {
                sum += impact;
                count++;
            }
        }
        return count < Windows.needed(ROWS) ? Double.NaN : 1e6 * (sum / count);
    }

    private static void sessionWindows(SymbolSeries series, FeatureBlock block) {
        double[] dollars = series.dollarVolume();
        double[] volume = series.volume();
        double[] average = block.column(Feature.ADV_USD_21);
        double[] idle = block.column(Feature.ZERO_VOLUME_21);
        SessionWindow window = new SessionWindow(series, ROWS);
        for (int t = 0; t < series.rows(); t++) {
            int first = window.advance(t);
            if (!window.isComplete(t)) {
                continue;
            }
            double sum = 0;
            int traded = 0;
            for (int i = first; i <= t; i++) {
                sum += Double.isNaN(dollars[i]) ? 0 : dollars[i];
                traded += volume[i] > 0 ? 1 : 0;
            }
            average[t] = sum / ROWS;
            idle[t] = (ROWS - traded) / (double) ROWS;
        }
    }
}
