package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;

import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Writes rows by binary COPY through the connection of the current transaction. */
final class CopyRowWriter implements FeatureTable.RowWriter {
    private static final String WHAT = "write features";

    private final Connection connection;
    private final BinaryCopyWriter copy;
    private final ExchangeCalendar calendar;
    private final SessionRange written;
    private final double[][] columns = new double[Feature.all().size()][];

    CopyRowWriter(Connection connection, ExchangeCalendar calendar, SessionRange written) throws SQLException {
        this.connection = connection;
        this.calendar = calendar;
        this.written = written;
        this.copy = new BinaryCopyWriter(
                connection, "copy feature.feature_row (" + Columns.ALL + ") from stdin (format binary)");
    }

    @Override
    public void accept(String symbol, int[] sessions, FeatureBlock block) {
        for (Feature feature : Feature.all()) {
            columns[feature.ordinal()] = block.column(feature);
        }
        try {
            for (int row = 0; row < block.rows(); row++) {
                if (written.contains(sessions[row])) {
                    write(symbol, sessions[row], row, block.terminal()[row]);
                }
            }
        } catch (SQLException failed) {
            throw new Jdbc.DatabaseException(WHAT + " of " + symbol, failed);
        }
    }

    private void write(String symbol, int session, int row, boolean terminal) throws SQLException {
        copy.startRow(Columns.COUNT);
        copy.text(symbol);
        copy.date(calendar.epochDay(session));
        for (double[] column : columns) {
            copy.float8(column[row]);
        }
        copy.bool(terminal);
    }

    @Override
    public long finish() {
        try {
            return copy.finish();
        } catch (SQLException failed) {
            throw new Jdbc.DatabaseException(WHAT, failed);
        }
    }

    @Override
    public void close() {
        try (connection) {
            copy.close();
        } catch (SQLException failed) {
            throw new Jdbc.DatabaseException(WHAT, failed);
        }
    }
}
