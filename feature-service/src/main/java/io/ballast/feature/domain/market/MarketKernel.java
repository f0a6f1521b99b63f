package io.ballast.feature.domain.market;

import java.util.List;

import io.ballast.feature.domain.definition.Family;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;

/** Copies the benchmark's own features to the dates of a symbol. */
public final class MarketKernel implements FeatureKernel {
    private static final List<Feature> FEATURES = Feature.features().stream()
            .filter(feature -> feature.family() == Family.MARKET)
            .toList();

    private final BenchmarkSeries benchmark;

    /**
     * A kernel over one benchmark.
     *
     * @param benchmark market proxy
     */
    public MarketKernel(BenchmarkSeries benchmark) {
        this.benchmark = benchmark;
    }

    @Override
    public void compute(SymbolSeries series, FeatureBlock block) {
        int[] sessions = series.sessions();
        for (Feature feature : FEATURES) {
            double[] column = block.column(feature);
            for (int t = series.firstRow(0); t < series.rows(); t++) {
                column[t] = benchmark.feature(feature, sessions[t]);
            }
        }
    }
}
