package io.ballast.benchmarks.build;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ballast.benchmarks.feature.SeededMarket;
import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.persistence.PostgresAdapters;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kit.copy.BinaryCopyWriter;

/**
 * The least a build can do: read the bars and COPY finished columns, with nothing in between. The columns are those of
 * some symbols, computed beforehand and written for all others too.
 */
final class ReadAndCopy {
    private static final int FINISHED = 40;
    private static final String COPY = Feature.all().stream()
            .map(Feature::column)
            .collect(Collectors.joining(
                    ", ",
                    "copy feature.feature_row_0 (symbol, session, ",
                    ", label_terminal) from stdin (format binary)"));

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
        database.execute("truncate feature.feature_row");
        BuildInputs inputs = read();
        return database.inTransaction(() -> {
            try (Connection connection = database.source().getConnection();
                    BinaryCopyWriter writer = new BinaryCopyWriter(connection, COPY)) {
                for (int i : included(inputs)) {
                    copy(inputs.bars(), i, writer);
                }
                return writer.finish();
            }
        });
    }

    private void copy(Panel bars, int symbol, BinaryCopyWriter writer) throws SQLException {
        FeatureBlock block = finished.get(symbol % finished.size());
        int rows = Math.min(block.rows(), rows(bars, symbol));
        for (int row = 0; row < rows; row++) {
            writer.startRow(Feature.all().size() + 3);
            writer.text(bars.symbol(symbol));
            writer.date(calendar.epochDay(bars.sessions()[bars.rowStart(symbol) + row]));
            for (Feature feature : Feature.all()) {
                writer.float8(block.column(feature)[row]);
            }
            writer.bool(block.terminal()[row]);
        }
    }
}
