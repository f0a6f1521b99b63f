package io.ballast.benchmarks.feature;

import java.util.ArrayList;
import java.util.List;

import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.kernel.panel.Panel;

/** Compares a peer's values with ours. */
final class OurValues {
    final SeededMarket market = new SeededMarket(12, 700);
    final Panel panel = market.panel();
    final List<String> differences = new ArrayList<>();
    int compared;

    FeatureBlock of(int symbol) {
        BenchmarkSeries benchmark = BenchmarkSeries.of(
                panel, SeededMarket.BENCHMARK, market.calendar().size());
        return new SymbolComputer(market.calendar(), benchmark, new TargetSettings(5, 0), market.lastSession())
                .compute(panel, symbol, market.facts(panel.symbol(symbol)));
    }

    /** Notes a difference; NaN is no value. */
    void compare(FeatureBlock block, Feature feature, int symbol, int row, double theirs) {
        double ours = block.column(feature)[row];
        // The benchmark against itself leaves nothing but rounding.
        boolean rounding = feature == Feature.IVOL_63 && Math.abs(ours - theirs) < 1e-7;
        if (!rounding && !agree(ours, theirs) && differences.size() < 10) {
            differences.add(
                    feature + " of " + panel.symbol(symbol) + " in row " + row + ": " + ours + ", theirs " + theirs);
        }
        compared += Double.isNaN(ours) ? 0 : 1;
    }

    private static boolean agree(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b);
        }
        return Math.abs(a - b) <= 1e-9 * Math.abs(a) + 1e-12;
    }
}
