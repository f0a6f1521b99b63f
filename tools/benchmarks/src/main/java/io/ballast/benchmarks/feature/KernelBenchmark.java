package io.ballast.benchmarks.feature;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.crosssection.Distribution;
import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.fundamental.FundamentalKernel;
import io.ballast.feature.domain.market.BetaKernel;
import io.ballast.feature.domain.market.MarketKernel;
import io.ballast.feature.domain.price.LongVolatilityKernel;
import io.ballast.feature.domain.price.RangeKernel;
import io.ballast.feature.domain.price.RecursiveKernel;
import io.ballast.feature.domain.price.ReturnKernel;
import io.ballast.feature.domain.price.VolatilityKernel;
import io.ballast.feature.domain.series.BarColumns;
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
import io.ballast.kernel.panel.PanelBuilder;

/**
 * Each family's kernels by JMH, in nanoseconds a row: one symbol of 1,260 rows that stays in cache. To find where a row's
 * time goes; what a build gets is measured by {@link FeatureKernelWorkload}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class KernelBenchmark {
    private static final int ROWS = 1260;
    private static final String SYMBOL = "S00000";

    private final SeededMarket market = new SeededMarket(1, ROWS);
    private final ExchangeCalendar calendar = market.calendar();
    private final SymbolSeries series = new SymbolSeries();
    private final FeatureBlock block = new FeatureBlock();
    private final FeatureKernel returns = new ReturnKernel();
    private final FeatureKernel recursive = new RecursiveKernel();
    private final FeatureKernel range = new RangeKernel();
    private final List<FeatureKernel> volatility = List.of(new VolatilityKernel(), new LongVolatilityKernel());
    private final FeatureKernel volume = new VolumeKernel();
    private final FeatureKernel beta = new BetaKernel();
    private final SharesKernel sharesKernel = new SharesKernel();
    private final FundamentalKernel fundamental = new FundamentalKernel(calendar);
    private final double[] scores = new double[ROWS];
    private FeatureKernel marketKernel;
    private TargetKernel target;
    private SymbolComputer computer;
    private Panel panel;
    private SymbolFacts facts;
    private BenchmarkSeries benchmark;
    private double[] shares;

    /** A symbol with a bar on each session, and the market proxy. */
    @Setup
    public void load() {
        Panel seeded = market.panel();
        PanelBuilder complete = Panel.builder(BarColumns.ALL, 2 * ROWS);
        add(complete, seeded, SeededMarket.BENCHMARK);
        add(complete, seeded, SYMBOL);
        panel = complete.build();
        benchmark = BenchmarkSeries.of(panel, SeededMarket.BENCHMARK, calendar.size());
        facts = market.facts(SYMBOL);
        TargetSettings settings = new TargetSettings(5, 0);
        marketKernel = new MarketKernel(benchmark);
        target = new TargetKernel(settings, benchmark);
        computer = new SymbolComputer(calendar, benchmark, settings, market.lastSession());
        block.reset(ROWS);
        series.load(panel, 1, benchmark);
        shares = facts.shares().before(series, 0, calendar);
        List.of(returns, recursive, volume, beta).forEach(kernel -> kernel.compute(series, block));
    }

    /** The proxy's bars, under another name. */
    private static void add(PanelBuilder rows, Panel seeded, String symbol) {
        int proxy = seeded.indexOf(SeededMarket.BENCHMARK);
        for (int row = seeded.rowStart(proxy); row < seeded.rowEnd(proxy); row++) {
            int from = row;
            rows.add(
                    symbol,
                    seeded.sessions()[row],
                    BarColumns.ALL.stream()
                            .mapToDouble(column -> seeded.column(column)[from])
                            .toArray());
        }
    }

    /** Adjusted series and returns out of the panel. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public SymbolSeries loadSeries() {
        series.load(panel, 1, benchmark);
        return series;
    }

    /** Returns and momentum. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock priceReturns() {
        returns.compute(series, block);
        return block;
    }

    /** Volatilities and what is made of them. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock priceVolatility() {
        volatility.forEach(kernel -> kernel.compute(series, block));
        return block;
    }

    /** RSI, moving averages and average true range. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock priceRecursive() {
        recursive.compute(series, block);
        return block;
    }

    /** Ranges and distance to the high. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock priceRange() {
        range.compute(series, block);
        return block;
    }

    /** Traded volume. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock volume() {
        volume.compute(series, block);
        return block;
    }

    /** Beta and idiosyncratic volatility. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock relative() {
        beta.compute(series, block);
        return block;
    }

    /** Turnover and size. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock shares() {
        sharesKernel.compute(series, shares, block);
        return block;
    }

    /** The proxy's own features. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock market() {
        marketKernel.compute(series, block);
        return block;
    }

    /** Ratios of statements. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock fundamental() {
        fundamental.compute(series, shares, facts.statements(), block);
        return block;
    }

    /** Labels. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock target() {
        target.compute(series, -1, block);
        return block;
    }

    /** One score of as many symbols as there are rows here: distribution and scores. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] crossSectionOfOneScore() {
        double[] values = series.dollarVolume();
        Distribution distribution = Distribution.of(values, ROWS);
        ScoredFeature scored = ScoredFeature.ALL.get(0);
        for (int i = 0; i < ROWS; i++) {
            scores[i] = distribution.score(scored.valueOf(values[i]));
        }
        return scores;
    }

    /** All but the cross-sections, with loading. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FeatureBlock allOfASymbol() {
        return computer.compute(panel, 1, facts);
    }
}
