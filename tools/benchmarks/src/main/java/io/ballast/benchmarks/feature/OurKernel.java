package io.ballast.benchmarks.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntToDoubleFunction;

import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.kernel.panel.Panel;

/** Every feature and target but the cross-sectional scores, symbol by symbol, on as many threads as there are cores. */
final class OurKernel {
    private final SeededMarket market;
    private final Panel panel;
    private final List<SymbolFacts> facts = new ArrayList<>();
    private final BenchmarkSeries benchmark;

    private OurKernel(SeededMarket market) {
        this.market = market;
        this.panel = market.panel();
        this.benchmark = BenchmarkSeries.of(
                panel, SeededMarket.BENCHMARK, market.calendar().size());
        for (int i = 0; i < panel.symbolCount(); i++) {
            facts.add(market.facts(panel.symbol(i)));
        }
    }

    static Measurement measure(Run run, SeededMarket market) throws Exception {
        OurKernel kernel = new OurKernel(market);
        ExecutorService pool = Executors.newFixedThreadPool(AllCores.number());
        try {
            return run.measure(
                    kernel.panel.rowCount(), () -> AllCores.sum(pool, kernel.panel.symbolCount(), kernel::worker));
        } finally {
            pool.shutdownNow();
        }
    }

    private IntToDoubleFunction worker() {
        SymbolComputer computer =
                new SymbolComputer(market.calendar(), benchmark, new TargetSettings(5, 0), market.lastSession());
        return i -> lastRow(computer.compute(panel, i, facts.get(i)));
    }

    /** Something of every column, so that no part of the work is in vain. */
    private static double lastRow(FeatureBlock block) {
        double sum = 0;
        for (Feature feature : Feature.all()) {
            double value = block.column(feature)[block.rows() - 1];
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }
}
