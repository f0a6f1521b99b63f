package io.ballast.feature.domain.price;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;

/**
 * Wilder's relative strength and average true range, and exponential averages. They have no stretch guard; they start
 * from scratch where more than {@value #MISSING_SESSIONS_ALLOWED} sessions are missing between two rows. A row without a price is passed over.
 */
public final class RecursiveKernel implements FeatureKernel {
    /** Sessions that may be missing between two rows without a restart. */
    public static final int MISSING_SESSIONS_ALLOWED = 20;

    private static final int WILDER_ROWS = 14;
    private static final double KEPT = (WILDER_ROWS - 1.0) / WILDER_ROWS;
    private static final double ADDED = 1.0 / WILDER_ROWS;

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        int[] sessions = series.sessions();
        int start = 0;
        for (int t = 1; t <= series.rows(); t++) {
            boolean restart = t == series.rows() || sessions[t] - sessions[t - 1] - 1 > MISSING_SESSIONS_ALLOWED;
            if (restart) {
                relativeStrength(series.price(), start, t, block.column(Feature.RSI_14));
                trueRange(series, start, t, block.column(Feature.ATR_14_PCT));
                averages(series.price(), start, t, block);
                start = t;
            }
        }
    }

    private static void relativeStrength(double[] price, int start, int end, double[] result) {
        double previous = Double.NaN;
        double gain = 0;
        double loss = 0;
        int count = -1;
        for (int t = start; t < end; t++) {
            if (Double.isNaN(price[t])) {
                continue;
            }
            count++;
            double change = count == 0 ? 0 : price[t] - previous;
            previous = price[t];
            gain = smooth(gain, Math.max(change, 0), count);
            loss = smooth(loss, Math.max(-change, 0), count);
            if (count >= WILDER_ROWS) {
                result[t] = gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
            }
        }
    }

    private static void trueRange(SymbolSeries series, int start, int end, double[] result) {
        double[] price = series.price();
        double[] high = series.adjustedHigh();
        double[] low = series.adjustedLow();
        double previous = Double.NaN;
        double average = 0;
        int count = -1;
        for (int t = start; t < end; t++) {
            if (Double.isNaN(price[t]) || Double.isNaN(high[t]) || Double.isNaN(low[t])) {
                continue;
            }
            count++;
            double fromPrevious = Math.max(Math.abs(high[t] - previous), Math.abs(low[t] - previous));
            double range = count == 0 ? 0 : Math.max(high[t] - low[t], fromPrevious);
            previous = price[t];
            average = smooth(average, range, count);
            if (count >= WILDER_ROWS) {
                result[t] = average / price[t];
            }
        }
    }

    /** A sum over the first rows, their mean at the last of them, Wilder's average from then on. */
    private static double smooth(double average, double value, int count) {
        if (count < WILDER_ROWS) {
            return average + value;
        }
        if (count == WILDER_ROWS) {
            return (average + value) / WILDER_ROWS;
        }
        return KEPT * average + ADDED * value;
    }

    private static void averages(double[] price, int start, int end, FeatureBlock block) {
        double[] shortSpread = block.column(Feature.EMA_12_26_PCT);
        double[] longRatio = block.column(Feature.EMA_50_200_RATIO);
        double ema12 = Double.NaN;
        double ema26 = Double.NaN;
        double ema50 = Double.NaN;
        double ema200 = Double.NaN;
        int count = 0;
        for (int t = start; t < end; t++) {
            if (Double.isNaN(price[t])) {
                continue;
            }
            count++;
            ema12 = average(ema12, price[t], 12);
            ema26 = average(ema26, price[t], 26);
            ema50 = average(ema50, price[t], 50);
            ema200 = average(ema200, price[t], 200);
            if (count >= 26) {
                shortSpread[t] = (ema12 - ema26) / price[t];
            }
            if (count >= 200) {
                longRatio[t] = ema50 / ema200 - 1;
            }
        }
    }

    private static double average(double previous, double price, int rows) {
        return Double.isNaN(previous) ? price : previous + (price - previous) * (2.0 / (rows + 1));
    }
}
