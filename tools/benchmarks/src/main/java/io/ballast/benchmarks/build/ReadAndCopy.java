package io.ballast.benchmarks.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.ballast.benchmarks.feature.SeededMarket;
import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.persistence.PostgresAdapters;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;

/**
 * The least a build can do: read the bars and COPY finished columns, with nothing in between. The columns are those of
 * some symbols, computed beforehand and written for all others too.
 */
final class ReadAndCopy {
    private static final int FINISHED = 40;

    private final BenchDatabase database;
    private final ExchangeCalendar calendar;
    private final int lastSession;
    private final PostgresAdapters adapters;
    private final List<FeatureBlock> finished = new ArrayList<>();

    ReadAndCopy(BenchDatabase database, SeededMarket market) {
        this.database = database;
        this.calendar = market.calendar();
        this.lastSession = market.lastSession();
        this.adapters = PostgresAdapters.over(database.source(), calendar);
        BuildInputs inputs = read();
        BenchmarkSeries benchmark = BenchmarkSeries.of(inputs.bars(), SeededMarket.BENCHMARK, calendar.size());
        included(inputs).stream()
                .sorted(Comparator.comparingInt(i -> -rows(inputs.bars(), i)))
                .limit(FINISHED)
                .forEach(i -> finished.add(finish(inputs, i, benchmark)));
    }

    private static List<Integer> included(BuildInputs inputs) {
        return IntStream.range(0, inputs.bars().symbolCount())
                .filter(i -> inputs.facts().containsKey(inputs.bars().symbol(i)))
                .boxed()
                .toList();
    }

    private static int rows(Panel bars, int symbol) {
        return bars.rowEnd(symbol) - bars.rowStart(symbol);
    }

    private FeatureBlock finish(BuildInputs inputs, int symbol, BenchmarkSeries benchmark) {
        return new SymbolComputer(calendar, benchmark, new TargetSettings(5, 0), lastSession)
                .compute(inputs.bars(), symbol, inputs.facts().get(inputs.bars().symbol(symbol)));
    }

    private BuildInputs read() {
        return adapters.inputs().read(SeededMarket.BENCHMARK, lastSession);
    }

    long run() throws Exception {
        return database.inTransaction(() -> {
            BuildInputs inputs = read();
            adapters.table().removeFrom(calendar.session(0));
            try (FeatureTable.RowWriter writer = adapters.table().writer(new SessionRange(0, calendar.size()))) {
                included(inputs).forEach(i -> copy(inputs.bars(), i, writer));
                return writer.finish();
            }
        });
    }

    /** Rows that a symbol has not are passed over, because there is no such session. */
    private void copy(Panel bars, int symbol, FeatureTable.RowWriter writer) {
        FeatureBlock block = finished.get(symbol % finished.size());
        int[] sessions = new int[Math.max(block.rows(), rows(bars, symbol))];
        Arrays.fill(sessions, calendar.size());
        System.arraycopy(bars.sessions(), bars.rowStart(symbol), sessions, 0, rows(bars, symbol));
        writer.accept(bars.symbol(symbol), sessions, block);
    }
}
