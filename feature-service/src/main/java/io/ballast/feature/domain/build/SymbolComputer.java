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
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.target.TargetKernel;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.ClosedDays;
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
    private final SymbolSeries series;
    private final FeatureBlock block = new FeatureBlock();

    /**
     * A computer of a market that was open on every session of the calendar.
     *
     * @param calendar exchange sessions
     * @param benchmark market proxy
     * @param targets how labels are made
     * @param lastDue calendar ordinal of the latest session whose bars are due
     */
    public SymbolComputer(ExchangeCalendar calendar, BenchmarkSeries benchmark, TargetSettings targets, int lastDue) {
        this(calendar, benchmark, targets, lastDue, ClosedDays.NONE);
    }

    /**
     * A computer.
     *
     * @param calendar exchange sessions
     * @param benchmark market proxy
     * @param targets how labels are made
     * @param lastDue calendar ordinal of the latest session whose bars are due
     * @param closed days that count as no sessions
     */
    public SymbolComputer(
            ExchangeCalendar calendar,
            BenchmarkSeries benchmark,
            TargetSettings targets,
            int lastDue,
            ClosedDays closed) {
        this.calendar = calendar;
        this.series = new SymbolSeries(closed);
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
        return compute(bars, index, facts, 0, null, began(bars, index));
    }

    /**
     * Computes the latest rows of a symbol. They have the bits of a computation of all rows if the bars of all sessions
     * that features look back at are given, and those since the place that recursive averages go on from.
     *
     * @param bars panel of bars
     * @param index of the symbol in the panel
     * @param facts of the symbol
     * @param from calendar ordinal of the first session wanted; rows of sessions before hold nothing that means something
     * @param start place not after that session from which recursive averages go on; null: they start with the first row
     * @param began calendar ordinal of the symbol's first bar of all, whether or not it is given
     * @return its columns, valid until the next call
     */
    public FeatureBlock compute(Panel bars, int index, SymbolFacts facts, int from, RecursiveAnchor start, int began) {
        computeScored(bars, index, facts, from, start, began);
        otherKernels.forEach(this::run);
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
        computeScored(bars, index, facts, 0, null, began(bars, index));
        return block;
    }

    private static int began(Panel bars, int index) {
        return bars.sessions()[bars.rowStart(index)];
    }

    private void computeScored(Panel bars, int index, SymbolFacts facts, int from, RecursiveAnchor start, int began) {
        int firstRow = bars.rowFrom(index, from) - bars.rowStart(index);
        // One row more, since the reversal is measured by the spread of the row before.
        series.load(bars, index, benchmark, Math.max(0, firstRow - 1), began);
        block.reset(series.firstRow(0), series.rows());
        goOn(bars, index, start);
        scoredKernels.forEach(this::run);
        double[] shares = facts.shares().before(series, series.firstNeeded(SharesKernel.ROWS_BACK), calendar);
        sharesKernel.compute(series, shares, block);
        fundamentalKernel.compute(series, shares, facts.statements(), block);
        block.clearInfinities();
    }

    private void goOn(Panel bars, int index, RecursiveAnchor start) {
        if (start == null) {
            recursiveKernel.compute(series, block);
        } else {
            int firstRow = bars.rowFrom(index, start.session()) - bars.rowStart(index);
            recursiveKernel.compute(series, block, RecursiveState.of(start.state()), firstRow);
        }
        block.clearInfinities();
    }

    /** What is not finite is cleared while the columns are still in the cache. */
    private void run(FeatureKernel kernel) {
        kernel.compute(series, block);
        block.clearInfinities();
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
