package io.ballast.feature.domain.target;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.SymbolSeries;

/**
 * Forward returns, plain and less the benchmark's part. A symbol that was delisted before the label's last row gives its
 * last adjusted close times 1 + delisting return instead; the benchmark's part then ends on that row's date too. The flag
 * tells that fwd_ret was made so. Needs beta_63.
 */
public final class TargetKernel {
    private final TargetSettings settings;
    private final BenchmarkSeries benchmark;

    /**
     * A kernel.
     *
     * @param settings horizon and delisting return
     * @param benchmark market proxy
     */
    public TargetKernel(TargetSettings settings, BenchmarkSeries benchmark) {
        this.settings = settings;
        this.benchmark = benchmark;
    }

    /**
     * Writes the labels and the terminal flag.
     *
     * @param series inputs of the symbol
     * @param delistedOn calendar ordinal of the last session on or before the delisting; negative if not delisted
     * @param block columns to fill
     */
    public void compute(SymbolSeries series, int delistedOn, FeatureBlock block) {
        int lastRow = lastRowBefore(series, delistedOn);
        closeToClose(series, lastRow, block);
        openToClose(series, lastRow, block);
    }

    private void closeToClose(SymbolSeries series, int lastRow, FeatureBlock block) {
        int[] sessions = series.sessions();
        double[] beta = block.column(Feature.BETA_63);
        double[] plain = block.column(Feature.FWD_RET);
        double[] residual = block.column(Feature.FWD_RET_RESID);
        for (int t = series.firstRow(0); t < series.rows(); t++) {
            int wanted = t + settings.horizon();
            int end = endRow(series, t, wanted, lastRow);
            if (end >= 0 && series.isWithinStretch(t, end, settings.horizon())) {
                double market = benchmark.price(sessions[end]) / benchmark.price(sessions[t]) - 1;
                plain[t] = endPrice(series, end, wanted) / series.price()[t] - 1;
                residual[t] = plain[t] - beta[t] * market;
                block.terminal()[t] = end < wanted;
            }
        }
    }

    private void openToClose(SymbolSeries series, int lastRow, FeatureBlock block) {
        int[] sessions = series.sessions();
        double[] beta = block.column(Feature.BETA_63);
        double[] plain = block.column(Feature.FWD_RET_EXEC);
        double[] residual = block.column(Feature.FWD_RET_EXEC_RESID);
        for (int t = series.firstRow(0); t < series.rows(); t++) {
            int wanted = t + settings.horizon() + 1;
            int end = endRow(series, t, wanted, lastRow);
            boolean entered = end > t;
            if (entered && series.isWithinStretch(t, end, settings.horizon() + 1)) {
                double market = benchmark.price(sessions[end]) / benchmark.open(sessions[t + 1]) - 1;
                plain[t] = endPrice(series, end, wanted) / series.adjustedOpen()[t + 1] - 1;
                residual[t] = plain[t] - beta[t] * market;
            }
        }
    }

    /** The row a label ends on: the wanted one, the last one before a delisting in between, or -1 if it is not there. */
    private static int endRow(SymbolSeries series, int t, int wanted, int lastRow) {
        if (lastRow >= t && lastRow < wanted) {
            return lastRow;
        }
        return wanted < series.rows() ? wanted : -1;
    }

    private double endPrice(SymbolSeries series, int end, int wanted) {
        double price = series.price()[end];
        return end < wanted ? price * (1 + settings.delistingReturn()) : price;
    }

    private static int lastRowBefore(SymbolSeries series, int delistedOn) {
        int row = delistedOn < 0 ? -1 : series.rows() - 1;
        while (row >= 0 && series.sessions()[row] > delistedOn) {
            row--;
        }
        return row;
    }
}
