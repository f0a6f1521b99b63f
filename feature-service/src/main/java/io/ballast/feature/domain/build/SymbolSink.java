package io.ballast.feature.domain.build;

import io.ballast.feature.domain.series.FeatureBlock;

/** Takes the finished features, symbol by symbol in order. */
@FunctionalInterface
public interface SymbolSink {
    /**
     * Takes one symbol.
     *
     * @param symbol ticker
     * @param sessions calendar ordinal per row
     * @param block its columns, valid during the call only
     */
    void accept(String symbol, int[] sessions, FeatureBlock block);
}
