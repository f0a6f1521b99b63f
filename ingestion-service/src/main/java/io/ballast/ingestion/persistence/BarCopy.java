package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Writes and reads bars by binary COPY. */
final class BarCopy {

    private static final String COLUMNS =
            "symbol, session, open, high, low, close, volume, vwap, trade_count, provider, known_at";
    private static final int COLUMN_COUNT = 11;
    private static final long MICROS = 1_000_000;

    private BarCopy() {}

    /**
     * Copies bars into a table that has the columns of a bar; {@code known_at} is the close of the bar's session.
     *
     * @param table with its schema
     * @return number of rows
     */
    static long into(Connection connection, String table, String provider, List<Bar> bars) throws SQLException {
        if (bars.isEmpty()) {
            return 0;
        }
        String sql = "copy " + table + " (" + COLUMNS + ") from stdin (format binary)";
        SessionClose close = new SessionClose();
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (Bar bar : bars) {
                write(copy, bar, provider, close.microsOf(bar));
            }
            return copy.finish();
        }
    }

    private static void write(BinaryCopyWriter copy, Bar bar, String provider, long knownAt) throws SQLException {
        copy.startRow(COLUMN_COUNT);
        copy.text(bar.symbol());
        copy.date(bar.session());
        writeValues(copy, bar);
        copy.text(provider);
        copy.timestamp(knownAt);
    }

    /** Open, high, low, close, volume, vwap and trade count; missing ones as null. */
    static void writeValues(BinaryCopyWriter copy, Bar bar) throws SQLException {
        copy.float8(bar.open());
        copy.float8(bar.high());
        copy.float8(bar.low());
        copy.float8(bar.close());
        copy.float8(bar.volume());
        copy.float8(bar.vwap());
        if (bar.tradeCount() == Bar.UNKNOWN_COUNT) {
            copy.nullValue();
        } else {
            copy.int8(bar.tradeCount());
        }
    }

    /** A bar from the columns symbol, session, open, high, low, close and volume of the current row. */
    static Bar read(BinaryCopyReader rows) {
        return new Bar(
                rows.text(),
                LocalDate.ofEpochDay(rows.epochDay()),
                rows.float8(),
                rows.float8(),
                rows.float8(),
                rows.float8(),
                rows.float8(),
                Double.NaN,
                Bar.UNKNOWN_COUNT);
    }

    /** The close of a session, worked out once. */
    private static final class SessionClose {
        private final Map<LocalDate, Long> micros = new HashMap<>();

        long microsOf(Bar bar) {
            return micros.computeIfAbsent(
                    bar.session(),
                    session -> ExchangeCalendar.xnys().close(session).getEpochSecond() * MICROS);
        }
    }
}
