package io.ballast.feature.domain.price;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;

/** Returns over fixed numbers of rows, and the gap over night. */
public final class ReturnKernel implements FeatureKernel {
    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        int first = series.firstRow(0);
        System.arraycopy(series.returns(), first, block.column(Feature.RET_1D), first, series.rows() - first);
        returnOver(series, 5, 0, block.column(Feature.RET_5D));
        returnOver(series, 21, 0, block.column(Feature.MOM_21));
        returnOver(series, 63, 0, block.column(Feature.MOM_63));
        returnOver(series, 126, 0, block.column(Feature.MOM_126));
        returnOver(series, 252, 0, block.column(Feature.MOM_252));
        returnOver(series, 252, 21, block.column(Feature.MOM_252_21));
        overnightGap(series, block.column(Feature.OVERNIGHT_GAP));
    }

    /** The skipped latest rows count for the guard: the value stands for what was known at t. */
    private static void returnOver(SymbolSeries series, int rows, int skipped, double[] result) {
        double[] price = series.price();
        int end = series.rows();
        for (int t = series.firstRow(rows); t < end; t++) {
            result[t] = price[t - skipped] / price[t - rows] - 1;
        }
        series.clearStretched(rows, result);
    }

    private static void overnightGap(SymbolSeries series, double[] result) {
        double[] open = series.adjustedOpen();
        double[] price = series.price();
        int end = series.rows();
        for (int t = series.firstRow(1); t < end; t++) {
            result[t] = open[t] / price[t - 1] - 1;
        }
        series.clearStretched(1, result);
    }
}
