package io.ballast.feature.domain.volume;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.WindowSums;

/** Turnover and size: what needs the shares outstanding. Keeps buffers; for one thread. */
public final class SharesKernel {
    private static final int SESSIONS = 21;

    private final WindowSums windows = new WindowSums(SESSIONS);
    private double[] traded = new double[0];
    private double[] unknown = new double[0];
    private double[] sums = new double[0];

    /**
     * Writes turnover and size.
     *
     * @param series inputs of the symbol
     * @param shares shares outstanding known before each row's session, NaN where unknown
     * @param block columns to fill
     */
    public void compute(SymbolSeries series, double[] shares, FeatureBlock block) {
        if (traded.length < series.rows()) {
            int capacity = series.volume().length;
            traded = new double[capacity];
            unknown = new double[capacity];
            sums = new double[capacity];
        }
        double[] close = series.close();
        double[] volume = series.volume();
        double[] size = block.column(Feature.SIZE_LN);
        for (int t = 0; t < series.rows(); t++) {
            size[t] = Math.log(close[t] * shares[t]);
            traded[t] = volume[t] / shares[t];
        }
        turnover(series, block.column(Feature.TURNOVER_21));
    }

    private void turnover(SymbolSeries series, double[] result) {
        for (int t = 0; t < series.rows(); t++) {
            unknown[t] = Double.isNaN(traded[t]) ? 1 : 0;
        }
        windows.begin(series);
        windows.overSessions(traded, sums);
        windows.overSessions(unknown, traded);
        int[] sessions = series.sessions();
        for (int t = 0; t < series.rows(); t++) {
            if (sessions[t] - sessions[0] >= SESSIONS - 1 && traded[t] == 0) {
                result[t] = sums[t] / SESSIONS;
            }
        }
    }
}
