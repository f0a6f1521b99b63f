package io.ballast.feature.domain.volume;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.SymbolSeries;

/** Turnover and size: what needs the shares outstanding. */
public final class SharesKernel {
    private static final int SESSIONS = 21;

    /**
     * Writes turnover and size.
     *
     * @param series inputs of the symbol
     * @param shares shares outstanding known before each row's session, NaN where unknown
     * @param block columns to fill
     */
    public void compute(SymbolSeries series, double[] shares, FeatureBlock block) {
        double[] volume = series.volume();
        double[] size = block.column(Feature.SIZE_LN);
        double[] turnover = block.column(Feature.TURNOVER_21);
        SessionWindow window = new SessionWindow(series, SESSIONS);
        for (int t = 0; t < series.rows(); t++) {
            size[t] = Math.log(series.close()[t] * shares[t]);
            int first = window.advance(t);
            if (window.isComplete(t)) {
                double sum = 0;
                for (int i = first; i <= t; i++) {
                    sum += volume[i] / shares[i];
                }
                turnover[t] = sum / SESSIONS;
            }
        }
    }
}
