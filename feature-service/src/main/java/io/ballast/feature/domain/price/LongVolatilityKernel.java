package io.ballast.feature.domain.price;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;

/** Spread of a quarter's and a year's one-row returns: the windows that cost most, and that no score needs. */
public final class LongVolatilityKernel implements FeatureKernel {
    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        VolatilityKernel.volatility(series, 63, block.column(Feature.VOL_63));
        VolatilityKernel.volatility(series, 252, block.column(Feature.VOL_252));
    }
}
