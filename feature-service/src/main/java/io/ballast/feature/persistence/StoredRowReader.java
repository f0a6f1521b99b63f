package io.ballast.feature.persistence;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyReader;

/** Reads single stored rows and anchors, symbol by symbol. */
final class StoredRowReader {
    private static final String ROWS = "copy (select " + Columns.ALL_OF_ROW + """

                from unnest(%s, %s, %s) as wanted (name, first, last)
                cross join lateral (
                    select * from feature.published_features as one
                    where one.symbol = wanted.name and one.session >= wanted.first and one.session <= wanted.last
                      and one.session >= '%s' and one.session <= '%s'
                    order by session offset 0) as row
            ) to stdout (format binary)""";

    private static final String ANCHORS = """
            copy (
                select anchor.* from unnest(%s, %s) as wanted (symbol, latest)
                cross join lateral (
                    select * from feature.recursive_anchor as one
                    where one.symbol = wanted.symbol and one.session <= wanted.latest
                    order by one.session desc limit 1) as anchor
            ) to stdout (format binary)""";

    private final Connection connection;
    private final ExchangeCalendar calendar;

    StoredRowReader(Connection connection, ExchangeCalendar calendar) {
        this.connection = connection;
        this.calendar = calendar;
    }

    Map<String, RecursiveAnchor> anchors(Map<String, Integer> notAfter) {
        Map<String, RecursiveAnchor> anchors = new HashMap<>();
        Collection<LocalDate> latest =
                notAfter.values().stream().map(calendar::session).toList();
        String sql = ANCHORS.formatted(SqlLiterals.array(notAfter.keySet(), "text"), SqlLiterals.array(latest, "date"));
        CopyRows.read(connection, sql, reader -> anchors.put(reader.text(), AnchorRows.read(reader, calendar)));
        return anchors;
    }

    void rows(Map<String, SessionRange> sessions, Consumer<PublishedRow> receiver) {
        Map<String, SessionRange> sorted = new TreeMap<>(sessions);
        List<LocalDate> first = sorted.values().stream()
                .map(range -> calendar.session(range.from()))
                .toList();
        List<LocalDate> last = sorted.values().stream()
                .map(range -> calendar.session(range.toExclusive() - 1))
                .toList();
        String sql = ROWS.formatted(
                SqlLiterals.array(sorted.keySet(), "text"),
                SqlLiterals.array(first, "date"),
                SqlLiterals.array(last, "date"),
                first.stream().min(LocalDate::compareTo).orElse(LocalDate.EPOCH),
                last.stream().max(LocalDate::compareTo).orElse(LocalDate.EPOCH));
        CopyRows.read(connection, sql, reader -> receiver.accept(row(reader, calendar)));
    }

    /** The row that a reader of {@link Columns#ALL} is at. */
    static PublishedRow row(BinaryCopyReader reader, ExchangeCalendar calendar) {
        String symbol = reader.text();
        int session = calendar.ordinal(LocalDate.ofEpochDay(reader.epochDay()));
        double[] values = new double[Feature.all().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.float8();
        }
        return new PublishedRow(symbol, session, values, reader.bool());
    }
}
