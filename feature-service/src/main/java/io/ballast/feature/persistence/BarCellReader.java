package io.ballast.feature.persistence;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelRows;
import io.ballast.kit.copy.BinaryCopyReader;

/** Reads the published bars of cells. */
final class BarCellReader {
    private static final String VALUES = "symbol, session, open, high, low, close, volume, price_factor, split_factor";

    /** Looked up symbol by symbol; bounds that do not depend on one let the server leave out partitions. */
    private static final String OF_SYMBOLS = "copy (select bar.* from unnest(%s, %s, %s) as wanted (name, first, last)"
            + " cross join lateral (select " + VALUES + """

                    from ingestion.published_bars as one
                    where one.symbol = wanted.name and one.session >= wanted.first and one.session <= wanted.last
                        and one.session >= '%s' and one.session <= '%s'
                    order by session offset 0) as bar
            ) to stdout (format binary)""";

    private static final String OF_SESSIONS = "copy (select " + VALUES + """
             from ingestion.published_bars
            where session >= '%s' and session <= '%s') to stdout (format binary)""";

    /** Looking up a cell costs as much as reading so many that lie together. */
    private static final int COST_OF_LOOKING_UP = 8;

    private final Connection connection;
    private final ExchangeCalendar calendar;

    BarCellReader(Connection connection, ExchangeCalendar calendar) {
        this.connection = connection;
        this.calendar = calendar;
    }

    /** Bars of some sessions per symbol. */
    Panel read(Map<String, SessionRange> cells) {
        if (cells.isEmpty()) {
            return Panel.builder(BarColumns.ALL, 0).build();
        }
        IntSummaryStatistics sessions = cells.values().stream()
                .flatMapToInt(range -> IntStream.of(range.from(), range.toExclusive() - 1))
                .summaryStatistics();
        long together = cells.size() * (sessions.getMax() - sessions.getMin() + 1L);
        return together <= (long) COST_OF_LOOKING_UP * cells.size() && cells.size() > 100
                ? ofSessions(sessions, cells)
                : ofSymbols(cells);
    }

    private Panel ofSymbols(Map<String, SessionRange> cells) {
        Map<String, SessionRange> sorted = new TreeMap<>(cells);
        List<LocalDate> first = sorted.values().stream()
                .map(range -> calendar.session(range.from()))
                .toList();
        List<LocalDate> last = sorted.values().stream()
                .map(range -> calendar.session(range.toExclusive() - 1))
                .toList();
        return read(
                OF_SYMBOLS.formatted(
                        SqlLiterals.array(sorted.keySet(), "text"),
                        SqlLiterals.array(first, "date"),
                        SqlLiterals.array(last, "date"),
                        earliest(first),
                        latest(last)),
                symbol -> true);
    }

    private Panel ofSessions(IntSummaryStatistics sessions, Map<String, SessionRange> cells) {
        return read(
                OF_SESSIONS.formatted(calendar.session(sessions.getMin()), calendar.session(sessions.getMax())),
                cells::containsKey);
    }

    private Panel read(String sql, Predicate<String> wanted) {
        PanelRows rows = new PanelRows(BarColumns.ALL.size());
        double[] values = new double[BarColumns.ALL.size()];
        CopyRows.read(connection, sql, reader -> {
            String symbol = reader.text();
            int session = calendar.ordinal(LocalDate.ofEpochDay(reader.epochDay()));
            read(reader, values);
            if (wanted.test(symbol)) {
                rows.add(symbol, session, values);
            }
        });
        return Panel.of(BarColumns.ALL, List.of(rows));
    }

    private static void read(BinaryCopyReader reader, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.float8();
        }
    }

    private static LocalDate earliest(Collection<LocalDate> dates) {
        return dates.stream().min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate latest(Collection<LocalDate> dates) {
        return dates.stream().max(LocalDate::compareTo).orElseThrow();
    }
}
