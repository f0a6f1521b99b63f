package io.ballast.feature.persistence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyRows;
import io.ballast.kit.copy.BinaryCopyWriter;

/**
 * Writes rows by binary COPY through the connection of the current transaction, and hashes them on the way. Rows are
 * encoded ahead, on the threads that compute; sending and hashing go on side by side.
 */
final class CopyRowWriter implements FeatureTable.RowWriter {
    private static final String WHAT = "write features";
    private static final int BYTES_PER_ROW = 1024;

    private final Connection connection;
    private final BinaryCopyWriter copy;
    private final ExchangeCalendar calendar;
    private final SessionRange written;
    private final MessageDigest digest = sha256();
    private final ExecutorService hasher = Executors.newSingleThreadExecutor();
    private CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);

    CopyRowWriter(Connection connection, ExchangeCalendar calendar, SessionRange written) throws SQLException {
        this.connection = connection;
        this.calendar = calendar;
        this.written = written;
        this.copy = new BinaryCopyWriter(
                connection, "copy feature.feature_row (" + Columns.ALL + ") from stdin (format binary)");
    }

    @Override
    public void accept(String symbol, int[] sessions, FeatureBlock block) {
        prepare(symbol, sessions, block).run();
    }

    @Override
    public Runnable prepare(String symbol, int[] sessions, FeatureBlock block) {
        double[][] columns = Feature.all().stream().map(block::column).toArray(double[][]::new);
        int first = 0;
        while (first < block.rows() && !written.contains(sessions[first])) {
            first++;
        }
        int capacity = (block.rows() - first) * BYTES_PER_ROW;
        BinaryCopyRows rows = new BinaryCopyRows(capacity);
        CsvRows csv = new CsvRows(capacity);
        byte[] name = CsvRows.quoted(symbol);
        for (int row = first; row < block.rows(); row++) {
            if (written.contains(sessions[row])) {
                encode(rows, symbol, sessions[row], columns, row, block.terminal()[row]);
                encode(csv, name, sessions[row], columns, row, block.terminal()[row]);
            }
        }
        return () -> write(symbol, rows, csv);
    }

    private void write(String symbol, BinaryCopyRows rows, CsvRows csv) {
        // One symbol may be behind: so neither waits for the other, and memory stays bounded.
        hashed.join();
        hashed = CompletableFuture.runAsync(() -> digest.update(csv.toByteArray()), hasher);
        try {
            copy.write(rows);
        } catch (SQLException failed) {
            throw new Jdbc.DatabaseException(WHAT + " of " + symbol, failed);
        }
    }

    private void encode(
            BinaryCopyRows rows, String symbol, int session, double[][] columns, int row, boolean terminal) {
        rows.startRow(Columns.COUNT);
        rows.text(symbol);
        rows.date(calendar.epochDay(session));
        for (double[] column : columns) {
            rows.float8(column[row]);
        }
        rows.bool(terminal);
    }

    private void encode(CsvRows csv, byte[] name, int session, double[][] columns, int row, boolean terminal) {
        csv.startRow(name);
        csv.date(calendar.session(session));
        for (double[] column : columns) {
            csv.float8(column[row]);
        }
        csv.bool(terminal);
        csv.endRow();
    }

    @Override
    public FeatureTable.Written finish() {
        try {
            long rows = copy.finish();
            hashed.join();
            return new FeatureTable.Written(rows, HexFormat.of().formatHex(digest.digest()));
        } catch (SQLException failed) {
            throw new Jdbc.DatabaseException(WHAT, failed);
        }
    }

    @Override
    public void close() {
        hasher.shutdownNow();
        try (connection) {
            copy.close();
        } catch (SQLException failed) {
            throw new Jdbc.DatabaseException(WHAT, failed);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
