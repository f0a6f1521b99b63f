package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import io.ballast.feature.domain.series.BarColumns;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelRows;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;

/**
 * Reads bars by binary COPY over several connections that see one snapshot, a year at a time, as the years lie in
 * partitions. The rows come as the server finds them: it would sort them on disk, we put them in place in memory.
 */
final class BarReader {
    private static final int READERS = Math.min(4, Runtime.getRuntime().availableProcessors());

    private static final String BARS = """
            copy (
                select symbol, session, open, high, low, close, volume, price_factor, split_factor
                from ingestion.published_bars
                where session >= '%s' and session < '%s' and (%s)
            ) to stdout (format binary)""";

    private final Database database;
    private final ExchangeCalendar calendar;

    BarReader(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    /**
     * Reads all bars.
     *
     * @param symbols condition on the symbol, as SQL
     * @return bars with the columns of {@link BarColumns}
     */
    Panel read(String symbols) {
        ExecutorService pool = Executors.newFixedThreadPool(READERS);
        List<Connection> connections = new ArrayList<>();
        try {
            // On other threads than the caller's, whose transaction may have an older snapshot.
            CopyLane.await(CompletableFuture.runAsync(() -> connect(connections), pool));
            return read(symbols, connections, pool);
        } finally {
            CopyLane.await(CompletableFuture.runAsync(() -> connections.forEach(BarReader::close), pool));
            pool.shutdown();
        }
    }

    /**
     * Reads bars over one connection, as its transaction sees them.
     *
     * @param symbols condition on the symbol, as SQL
     * @param connection in a transaction
     * @return bars with the columns of {@link BarColumns}
     */
    Panel read(String symbols, Connection connection) {
        return read(symbols, List.of(connection), Runnable::run);
    }

    private Panel read(String symbols, List<Connection> connections, Executor pool) {
        int first = calendar.session(0).getYear();
        PanelRows[] years = new PanelRows[calendar.session(calendar.size() - 1).getYear() - first + 1];
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> readers = connections.stream()
                .map(connection -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = next.getAndIncrement(); i < years.length; i = next.getAndIncrement()) {
                                years[i] = readYear(connection, first + i, symbols);
                            }
                        },
                        pool))
                .toList();
        CopyLane.await(CompletableFuture.allOf(readers.toArray(CompletableFuture[]::new)));
        return Panel.of(BarColumns.ALL, List.of(years));
    }

    private PanelRows readYear(Connection connection, int year, String symbols) {
        PanelRows rows = new PanelRows(BarColumns.ALL.size());
        double[] values = new double[BarColumns.ALL.size()];
        String sql = BARS.formatted(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), symbols);
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, sql)) {
            while (reader.nextRow()) {
                String symbol = reader.text();
                int session = calendar.ordinal(LocalDate.ofEpochDay(reader.epochDay()));
                for (int i = 0; i < values.length; i++) {
                    values[i] = reader.float8();
                }
                rows.add(symbol, session, values);
            }
            return rows;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /** Opens connections in transactions of one snapshot. */
    private void connect(List<Connection> connections) {
        String snapshot = null;
        try {
            for (int i = 0; i < READERS; i++) {
                Connection connection = database.connect();
                connections.add(connection);
                if (i == 0) {
                    Snapshots.begin(connection);
                    snapshot = Snapshots.export(connection);
                } else {
                    Snapshots.adopt(connection, snapshot);
                }
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static void close(Connection connection) {
        try (connection) {
            Snapshots.end(connection);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static DatabaseException failure(SQLException failed) {
        return new DatabaseException("read the published bars", failed);
    }
}
