package io.ballast.feature.domain.series;

/** Computes the features of one family for one symbol, in one pass over its rows. Implementations keep buffers; for one thread. */
public interface FeatureKernel {
    /**
     * Writes the columns of the family. Rows that stay null are left alone.
     *
     * @param series inputs of the symbol
     * @param block columns reset to NaN, as many rows as the series
     */
    void compute(SymbolSeries series, FeatureBlock block);
}
