package io.ballast.feature.domain.price;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;

/** Spread of a quarter's and a year's one-row returns, which no score needs. */
public final class LongVolatilityKernel implements FeatureKernel {
    private final ReturnVolatility quarter = new ReturnVolatility(63);
    private final ReturnVolatility year = new ReturnVolatility(252);

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        quarter.compute(series, block.column(Feature.VOL_63));
        year.compute(series, block.column(Feature.VOL_252));
    }
}
