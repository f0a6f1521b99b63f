package io.ballast.feature.application;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import io.ballast.feature.domain.build.SymbolSink;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.RecursiveAnchor;

/** Keeps the anchors of the symbols that go by. */
final class AnchorCollector {
    private final Map<String, List<RecursiveAnchor>> anchors = new ConcurrentSkipListMap<>();

    /** A sink that hands everything on. */
    SymbolSink beside(SymbolSink sink) {
        return new SymbolSink() {
            @Override
            public void accept(String symbol, int[] sessions, FeatureBlock block) {
                anchors.put(symbol, block.anchors());
                sink.accept(symbol, sessions, block);
            }

            @Override
            public Runnable prepare(String symbol, int[] sessions, FeatureBlock block) {
                anchors.put(symbol, block.anchors());
                return sink.prepare(symbol, sessions, block);
            }
        };
    }

    Map<String, List<RecursiveAnchor>> all() {
        return anchors;
    }
}
