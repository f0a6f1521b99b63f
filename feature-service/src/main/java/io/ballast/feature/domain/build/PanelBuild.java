package io.ballast.feature.domain.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ballast.feature.domain.coverage.CoverageCounter;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.crosssection.CrossSectionCollector;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.crosssection.ScoredSession;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.RowHashes;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;

/**
 * Two passes over a panel: the first makes the cross-sections, the second computes each symbol again and hands it on, so
 * that columns are never held for all rows; of large panels the first is made for some sessions at a time. The result does not depend on how it is cut into symbols.
 */
public final class PanelBuild {
    /** Scored values are held for so many rows at a time, a quarter of a gigabyte; computing them again costs less. */
    private static final int ROWS_PER_CROSS_SECTION = 3_000_000;

    private final ExchangeCalendar calendar;
    private final BuildInputs inputs;
    private final int rowsPerCrossSection;
    private final SymbolPipeline pipeline;

    /**
     * A build on all cores.
     *
     * @param calendar exchange sessions
     * @param inputs bars and facts
     * @param targets how labels are made
     */
    public PanelBuild(ExchangeCalendar calendar, BuildInputs inputs, TargetSettings targets) {
        this(calendar, inputs, targets, Runtime.getRuntime().availableProcessors(), ROWS_PER_CROSS_SECTION);
    }

    /**
     * A build. Neither the number of threads nor that of rows changes a bit of it.
     *
     * @param calendar exchange sessions
     * @param inputs bars and facts
     * @param targets how labels are made
     * @param threads that compute, at least 1
     * @param rowsPerCrossSection of so many rows at a time scored values are held, unless a session has more
     */
    public PanelBuild(
            ExchangeCalendar calendar,
            BuildInputs inputs,
            TargetSettings targets,
            int threads,
            int rowsPerCrossSection) {
        this.calendar = calendar;
        this.inputs = inputs;
        this.rowsPerCrossSection = rowsPerCrossSection;
        BenchmarkSeries benchmark = BenchmarkSeries.of(inputs.bars(), inputs.benchmark(), calendar.size());
        this.pipeline = new SymbolPipeline(
                threads, () -> new SymbolComputer(calendar, benchmark, targets, inputs.lastDue(), inputs.closed()));
    }

    /**
     * Rows each of the passes goes through, for progress.
     *
     * @return rows of the symbols that get features
     */
    public long rows() {
        Panel bars = inputs.bars();
        long rows = 0;
        for (int i = 0; i < bars.symbolCount(); i++) {
            rows += factsOf(i) == null ? 0 : bars.rowEnd(i) - bars.rowStart(i);
        }
        return rows;
    }

    /**
     * First pass.
     *
     * @param progress told the number of rows done, after each symbol
     * @return cross-sections of all sessions
     */
    public CrossSections crossSections(LongConsumer progress) {
        CrossSectionCollector collector =
                new CrossSectionCollector(inputs.bars().sessions());
        collect(collector, collector::end, progress);
        return collector.finish();
    }

    /**
     * First pass over some symbols of a market, whose cross-sections are made elsewhere of all of them.
     *
     * @param receiver takes what they are made of, session by session in order
     * @param progress told the number of rows done, after each symbol
     */
    public void score(Consumer<ScoredSession> receiver, LongConsumer progress) {
        CrossSectionCollector collector =
                new CrossSectionCollector(inputs.bars().sessions());
        collect(collector, () -> collector.end(receiver), progress);
    }

    private void collect(CrossSectionCollector collector, Runnable end, LongConsumer progress) {
        Panel bars = inputs.bars();
        List<SessionRange> ranges = collector.ranges(rowsPerCrossSection);
        RowProgress done = new RowProgress(rows -> progress.accept(rows / ranges.size()));
        for (SessionRange range : ranges) {
            collector.begin(range);
            pipeline.run(
                    symbolsWithFacts(),
                    (computer, i) -> {
                        FeatureBlock block = computer.computeScored(bars, i, factsOf(i));
                        collector.collect(bars.rowStart(i), membershipOf(i), block);
                        return block;
                    },
                    (i, computer, block) -> done.add(block.rows()));
            end.run();
        }
    }

    private record Finished(FeatureBlock block, long[] hashes, Runnable rest) {}

    /**
     * Second pass.
     *
     * @param crossSections of the first pass
     * @param sink takes the finished symbols
     * @param progress told the number of rows done, after each symbol
     * @return counts per session from the first bar to the latest due session
     */
    public List<SessionCoverage> compute(CrossSections crossSections, SymbolSink sink, LongConsumer progress) {
        return compute(crossSections, sessions(), sink, progress);
    }

    /**
     * Second pass over some symbols of a market.
     *
     * @param crossSections of all its symbols
     * @param reported sessions to count: those of the whole market
     * @param sink takes the finished symbols
     * @param progress told the number of rows done, after each symbol
     * @return counts of these symbols per session reported
     */
    public List<SessionCoverage> compute(
            CrossSections crossSections, SessionRange reported, SymbolSink sink, LongConsumer progress) {
        Panel bars = inputs.bars();
        CoverageCounter counter = new CoverageCounter(reported);
        inputs.facts().forEach((symbol, facts) -> counter.expect(symbol, expectedOf(facts), excusedOf(symbol)));
        RowProgress done = new RowProgress(progress);
        pipeline.run(
                symbolsWithFacts(),
                (computer, i) -> {
                    FeatureBlock block = computer.compute(bars, i, factsOf(i));
                    crossSections.score(computer.sessions(), membershipOf(i), block);
                    long[] hashes = RowHashes.of(bars.symbol(i), block);
                    return new Finished(block, hashes, sink.prepare(bars.symbol(i), computer.sessions(), block));
                },
                (i, computer, finished) -> {
                    counter.count(computer.sessions(), expectedOf(factsOf(i)), finished.block(), finished.hashes());
                    finished.rest().run();
                    done.add(finished.block().rows());
                });
        return counter.finish(calendar);
    }

    /**
     * Sessions reported: from the first bar of a symbol that gets features to the latest due session, or the latest bar
     * if one came early.
     *
     * @return range, empty if there is no bar
     */
    public SessionRange sessions() {
        Panel bars = inputs.bars();
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int i = 0; i < bars.symbolCount(); i++) {
            if (factsOf(i) != null) {
                first = Math.min(first, bars.sessions()[bars.rowStart(i)]);
                last = Math.max(last, bars.sessions()[bars.rowEnd(i) - 1]);
            }
        }
        return last < 0 ? new SessionRange(0, 0) : new SessionRange(first, Math.max(last, inputs.lastDue()) + 1);
    }

    /**
     * The latest session on which a symbol that gets features has a bar.
     *
     * @return calendar ordinal, -1 if there is no bar
     */
    public int latestBar() {
        Panel bars = inputs.bars();
        int last = -1;
        for (int i = 0; i < bars.symbolCount(); i++) {
            last = factsOf(i) == null ? last : Math.max(last, bars.sessions()[bars.rowEnd(i) - 1]);
        }
        return last;
    }

    /**
     * What is known of every symbol that gets features, for the next build.
     *
     * @return in any order
     */
    public List<SymbolState> states() {
        Panel bars = inputs.bars();
        List<SymbolState> states = new ArrayList<>();
        inputs.facts().forEach((symbol, facts) -> {
            int index = bars.indexOf(symbol);
            int first = index < 0 ? -1 : bars.sessions()[bars.rowStart(index)];
            int last = index < 0 ? -1 : bars.sessions()[bars.rowEnd(index) - 1];
            states.add(new SymbolState(facts.security(), first, last));
        });
        return states;
    }

    private List<Integer> symbolsWithFacts() {
        return IntStream.range(0, inputs.bars().symbolCount())
                .filter(i -> factsOf(i) != null)
                .boxed()
                .toList();
    }

    private SessionSet membershipOf(int index) {
        return factsOf(index).security().membership(calendar);
    }

    private SymbolFacts factsOf(int index) {
        return inputs.facts().get(inputs.bars().symbol(index));
    }

    /** Of the absences with a reason those that there are: bars may have been read at another moment. */
    private Set<Integer> excusedOf(String symbol) {
        Panel bars = inputs.bars();
        int index = bars.indexOf(symbol);
        return inputs.excused().getOrDefault(symbol, Set.of()).stream()
                .filter(session -> index < 0 || bars.rowAt(index, session) < 0)
                .collect(Collectors.toSet());
    }

    private SessionSet expectedOf(SymbolFacts facts) {
        Panel bars = inputs.bars();
        int index = bars.indexOf(facts.security().symbol());
        int firstBar = index < 0 ? -1 : bars.sessions()[bars.rowStart(index)];
        return facts.security().expected(calendar, firstBar);
    }
}
