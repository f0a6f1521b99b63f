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

    /**
     * Does what can be done ahead of the symbols before this one. Called on any thread, for several symbols at once.
     *
     * @param symbol ticker
     * @param sessions calendar ordinal per row
     * @param block its columns, valid until what is returned has run
     * @return the rest, to be run in the order of symbols on one thread; by default nothing is done ahead
     */
    default Runnable prepare(String symbol, int[] sessions, FeatureBlock block) {
        return () -> accept(symbol, sessions, block);
    }
}
