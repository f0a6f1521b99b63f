package io.ballast.feature.domain.volume;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.Counts;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.WindowSums;
import io.ballast.feature.domain.series.Windows;

/** On-balance volume and illiquidity over 21 rows; dollar volume and idle sessions over 21 sessions. */
public final class VolumeKernel implements FeatureKernel {
    private static final int ROWS = 21;

    private final WindowSums windows = new WindowSums(ROWS);
    private final Counts counts = new Counts();
    private double[] input = new double[0];
    private double[] traded = new double[0];
    private double[] sums = new double[0];
    private double[] totals = new double[0];

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        if (sums.length < series.rows()) {
            int capacity = series.volume().length;
            input = new double[capacity];
            traded = new double[capacity];
            sums = new double[capacity];
            totals = new double[capacity];
        }
        windows.begin(series);
        onBalance(series, block.column(Feature.OBV_21_RATIO));
        illiquidity(series, block.column(Feature.ILLIQ_21));
        sessionWindows(series, block);
    }

    private void onBalance(SymbolSeries series, double[] result) {
        double[] returns = series.returns();
        double[] volume = series.adjustedVolume();
        int needed = series.firstNeeded(ROWS);
        for (int t = needed; t < series.rows(); t++) {
            // The sign of a return is a coin's toss: no condition on it, which the processor would guess wrong half the
            // time.
            input[t] = Math.abs(returns[t]) > 0 ? Math.copySign(volume[t], returns[t]) : returns[t] * volume[t];
            traded[t] = Math.abs(input[t]) + (returns[t] == 0 ? volume[t] : 0);
        }
        windows.overRows(input, sums, traded, totals);
        counts.begin(input, needed, series.rows());
        for (int t = series.firstRow(ROWS); t < series.rows(); t++) {
            boolean enough = counts.of(t - ROWS + 1, t + 1) >= Windows.needed(ROWS);
            if (enough && totals[t] != 0 && series.canReachBack(t, ROWS)) {
                result[t] = sums[t] / totals[t];
            }
        }
    }

    private void illiquidity(SymbolSeries series, double[] result) {
        double[] returns = series.returns();
        double[] dollars = series.dollarVolume();
        int needed = series.firstNeeded(ROWS);
        for (int t = needed; t < series.rows(); t++) {
            input[t] = dollars[t] == 0 ? Double.NaN : Math.abs(returns[t]) / dollars[t];
        }
        windows.overRows(input, sums);
        counts.begin(input, needed, series.rows());
        for (int t = series.firstRow(ROWS); t < series.rows(); t++) {
            int count = counts.of(t - ROWS + 1, t + 1);
            if (count >= Windows.needed(ROWS) && series.canReachBack(t, ROWS)) {
                result[t] = 1e6 * (sums[t] / count);
            }
        }
    }

    private void sessionWindows(SymbolSeries series, FeatureBlock block) {
        double[] volume = series.volume();
        for (int t = series.firstNeeded(ROWS); t < series.rows(); t++) {
            traded[t] = volume[t] > 0 ? 1 : 0;
        }
        windows.overSessions(series.dollarVolume(), sums, traded, totals);
        double[] average = block.column(Feature.ADV_USD_21);
        double[] idle = block.column(Feature.ZERO_VOLUME_21);
        int[] positions = series.positions();
        for (int t = series.firstRow(0); t < series.rows(); t++) {
            if (positions[t] - series.firstSession() >= ROWS - 1) {
                average[t] = sums[t] / ROWS;
                idle[t] = (ROWS - totals[t]) / ROWS;
            }
        }
    }
}
