package io.ballast.feature.domain.price;

import java.util.ArrayList;
import java.util.List;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.series.SymbolSeries;

/**
 * Wilder's relative strength and average true range, and exponential averages. They have no stretch guard; they start
 * from scratch where more than {@value #MISSING_SESSIONS_ALLOWED} sessions are missing between two rows. A row without a
 * price is passed over. Every value depends on all rows before it, so the state is kept at the start of each block of the
 * calendar: from there on the same bits come out as from the first row. For one thread.
 */
public final class RecursiveKernel implements FeatureKernel {
    /** Sessions that may be missing between two rows without a restart. */
    public static final int MISSING_SESSIONS_ALLOWED = 20;

    private static final int WILDER_ROWS = 14;
    private static final double KEPT = (WILDER_ROWS - 1.0) / WILDER_ROWS;
    private static final double ADDED = 1.0 / WILDER_ROWS;

    private final List<RecursiveAnchor> anchors = new ArrayList<>();

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        compute(series, block, new RecursiveState(), 0);
    }

    /**
     * Computes the rows from one on. The block also takes the states at the starts of the calendar's blocks after the
     * one with the symbol's first row, up to that of its last row.
     *
     * @param series inputs of the symbol
     * @param block columns to fill
     * @param before state after the rows before the first one; used up
     * @param first row to go on with
     */
    public void compute(SymbolSeries series, FeatureBlock block, RecursiveState before, int first) {
        anchors.clear();
        RecursiveState state = before;
        int[] sessions = series.sessions();
        for (int start = first; start < series.rows(); ) {
            keepAnchors(state, sessions[start]);
            state = reaches(state, series, start) ? state : new RecursiveState();
            int end = endOfStretch(series, start);
            relativeStrength(state, series.price(), start, end, block.column(Feature.RSI_14));
            trueRange(state, series, start, end, block.column(Feature.ATR_14_PCT));
            averages(state, series.price(), start, end, block);
            state.lastSession = sessions[end - 1];
            start = end;
        }
        block.anchors(anchors);
    }

    /** Whether there was a row before from which averages go on to this one. */
    private static boolean reaches(RecursiveState state, SymbolSeries series, int row) {
        return !state.isEmpty() && series.sessionsSince(state.lastSession, row) - 1 <= MISSING_SESSIONS_ALLOWED;
    }

    private void keepAnchors(RecursiveState state, int session) {
        if (state.isEmpty()) {
            return;
        }
        int last = session / RecursiveAnchor.BLOCK;
        for (int block = state.lastSession / RecursiveAnchor.BLOCK + 1; block <= last; block++) {
            anchors.add(new RecursiveAnchor(block * RecursiveAnchor.BLOCK, state.numbers()));
        }
    }

    /** The row after the last one that lies in the same block without a hole before it. */
    private static int endOfStretch(SymbolSeries series, int start) {
        int[] sessions = series.sessions();
        int[] positions = series.positions();
        int nextBlock = (sessions[start] / RecursiveAnchor.BLOCK + 1) * RecursiveAnchor.BLOCK;
        int end = start + 1;
        while (end < series.rows()
                && sessions[end] < nextBlock
                && positions[end] - positions[end - 1] - 1 <= MISSING_SESSIONS_ALLOWED) {
            end++;
        }
        return end;
    }

    private static void relativeStrength(RecursiveState state, double[] price, int start, int end, double[] result) {
        double previous = state.strengthPrice;
        double gain = state.gain;
        double loss = state.loss;
        int count = state.strengthRows - 1;
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
        state.strengthPrice = previous;
        state.gain = gain;
        state.loss = loss;
        state.strengthRows = count + 1;
    }

    private static void trueRange(RecursiveState state, SymbolSeries series, int start, int end, double[] result) {
        double[] price = series.price();
        double[] high = series.adjustedHigh();
        double[] low = series.adjustedLow();
        double previous = state.rangePrice;
        double average = state.range;
        int count = state.rangeRows - 1;
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
        state.rangePrice = previous;
        state.range = average;
        state.rangeRows = count + 1;
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

    private static void averages(RecursiveState state, double[] price, int start, int end, FeatureBlock block) {
        double[] shortSpread = block.column(Feature.EMA_12_26_PCT);
        double[] longRatio = block.column(Feature.EMA_50_200_RATIO);
        double ema12 = state.ema12;
        double ema26 = state.ema26;
        double ema50 = state.ema50;
        double ema200 = state.ema200;
        int count = state.averageRows;
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
        state.ema12 = ema12;
        state.ema26 = ema26;
        state.ema50 = ema50;
        state.ema200 = ema200;
        state.averageRows = count;
    }

    private static double average(double previous, double price, int rows) {
        return Double.isNaN(previous) ? price : previous + (price - previous) * (2.0 / (rows + 1));
    }
}
