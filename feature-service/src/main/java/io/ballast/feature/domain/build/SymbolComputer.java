package io.ballast.feature.domain.build;

import java.util.List;

import io.ballast.feature.domain.fundamental.FundamentalKernel;
import io.ballast.feature.domain.market.BetaKernel;
import io.ballast.feature.domain.market.MarketKernel;
import io.ballast.feature.domain.price.LongVolatilityKernel;
import io.ballast.feature.domain.price.RangeKernel;
import io.ballast.feature.domain.price.RecursiveKernel;
import io.ballast.feature.domain.price.RecursiveState;
import io.ballast.feature.domain.price.ReturnKernel;
import io.ballast.feature.domain.price.VolatilityKernel;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.FeatureKernel;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.target.TargetKernel;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.volume.SharesKernel;
import io.ballast.feature.domain.volume.VolumeKernel;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;

/** Computes every feature and target of one symbol but the cross-sectional scores. Keeps buffers; for one thread. */
public final class SymbolComputer {
    private final ExchangeCalendar calendar;
    private final BenchmarkSeries benchmark;
    private final int lastDue;
    private final List<FeatureKernel> scoredKernels;
    private final RecursiveKernel recursiveKernel = new RecursiveKernel();
    private final List<FeatureKernel> otherKernels;
    private final SharesKernel sharesKernel = new SharesKernel();
    private final FundamentalKernel fundamentalKernel;
    private final TargetKernel targetKernel;
    private final SymbolSeries series = new SymbolSeries();
    private final FeatureBlock block = new FeatureBlock();

    /**
     * A computer.
     *
     * @param calendar exchange sessions
     * @param benchmark market proxy
     * @param targets how labels are made
     * @param lastDue calendar ordinal of the latest session whose bars are due
     */
    public SymbolComputer(ExchangeCalendar calendar, BenchmarkSeries benchmark, TargetSettings targets, int lastDue) {
        this.calendar = calendar;
        this.benchmark = benchmark;
        this.lastDue = lastDue;
        // In order: volatility reads what the returns wrote.
        this.scoredKernels = List.of(new ReturnKernel(), new VolatilityKernel(), new VolumeKernel(), new BetaKernel());
        this.otherKernels = List.of(new LongVolatilityKernel(), new RangeKernel(), new MarketKernel(benchmark));
        this.fundamentalKernel = new FundamentalKernel(calendar);
        this.targetKernel = new TargetKernel(targets, benchmark);
    }

    /**
     * Computes a symbol.
     *
     * @param bars panel of bars
     * @param index of the symbol in the panel
     * @param facts of the symbol
     * @return its columns, valid until the next call
     */
    public FeatureBlock compute(Panel bars, int index, SymbolFacts facts) {
        return compute(bars, index, facts, new RecursiveState());
    }

    /**
     * Computes the latest rows of a symbol. Values whose windows begin before the first row given are not to be used.
     *
     * @param bars panel of bars
     * @param index of the symbol in the panel
     * @param facts of the symbol
     * @param before state of the recursive averages after the rows before the first one given; used up
     * @return its columns, valid until the next call
     */
    public FeatureBlock compute(Panel bars, int index, SymbolFacts facts, RecursiveState before) {
        computeScored(bars, index, facts, before);
        otherKernels.forEach(kernel -> kernel.compute(series, block));
        targetKernel.compute(series, facts.security().lastSession(calendar, lastDue), block);
        block.clearInfinities();
        return block;
    }

    /**
     * Computes what cross-sectional scores are made of, and what comes with it; the other columns are NaN.
     *
     * @param bars panel of bars
     * @param index of the symbol in the panel
     * @param facts of the symbol
     * @return its columns, valid until the next call
     */
    public FeatureBlock computeScored(Panel bars, int index, SymbolFacts facts) {
        return computeScored(bars, index, facts, new RecursiveState());
    }

    private FeatureBlock computeScored(Panel bars, int index, SymbolFacts facts, RecursiveState before) {
        series.load(bars, index, benchmark);
        block.reset(series.rows());
        recursiveKernel.compute(series, block, before);
        scoredKernels.forEach(kernel -> kernel.compute(series, block));
        double[] shares = facts.shares().before(series, calendar);
        sharesKernel.compute(series, shares, block);
        fundamentalKernel.compute(series, shares, facts.statements(), block);
        block.clearInfinities();
        return block;
    }

    /**
     * Sessions of the symbol computed last.
     *
     * @return calendar ordinal per row; the array may be longer than the block's rows
     */
    public int[] sessions() {
        return series.sessions();
    }
}
