package io.ballast.feature.domain.volume;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.WindowSums;

/** Turnover and size: what needs the shares outstanding. Keeps buffers; for one thread. */
public final class SharesKernel {
    /** Rows before the first wanted one whose shares are looked at. */
    public static final int ROWS_BACK = 20;

    private static final int SESSIONS = ROWS_BACK + 1;

    private final WindowSums windows = new WindowSums(SESSIONS);
    private double[] traded = new double[0];
    private double[] unknown = new double[0];
    private double[] sums = new double[0];
    private double[] gaps = new double[0];

    /**
     * Writes turnover and size.
     *
     * @param series inputs of the symbol
     * @param shares shares outstanding known before each row's session, NaN where unknown; looked at from
     *     {@value #ROWS_BACK} rows before the first wanted one
     * @param block columns to fill
     */
    public void compute(SymbolSeries series, double[] shares, FeatureBlock block) {
        if (traded.length < series.rows()) {
            int capacity = series.volume().length;
            traded = new double[capacity];
            unknown = new double[capacity];
            sums = new double[capacity];
            gaps = new double[capacity];
        }
        double[] close = series.close();
        double[] volume = series.volume();
        double[] size = block.column(Feature.SIZE_LN);
        for (int t = series.firstNeeded(ROWS_BACK); t < series.rows(); t++) {
            traded[t] = volume[t] / shares[t];
            unknown[t] = Double.isNaN(traded[t]) ? 1 : 0;
        }
        for (int t = series.firstRow(0); t < series.rows(); t++) {
            size[t] = Math.log(close[t] * shares[t]);
        }
        turnover(series, block.column(Feature.TURNOVER_21));
    }

    private void turnover(SymbolSeries series, double[] result) {
        windows.begin(series);
        windows.overSessions(traded, sums, unknown, gaps);
        int[] positions = series.positions();
        for (int t = series.firstRow(0); t < series.rows(); t++) {
            if (positions[t] - series.firstSession() >= SESSIONS - 1 && gaps[t] == 0) {
                result[t] = sums[t] / SESSIONS;
            }
        }
    }
}
