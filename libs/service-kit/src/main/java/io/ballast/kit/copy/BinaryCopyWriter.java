package io.ballast.kit.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows by {@code COPY ... FROM STDIN (FORMAT BINARY)}. One thread; close it, or finish it and then close it: a
 * writer that is closed unfinished cancels its COPY.
 */
public final class BinaryCopyWriter implements AutoCloseable {

    /** Days from 1970-01-01 to PostgreSQL's day zero, 2000-01-01. */
    static final int EPOCH_DAYS = 10957;

    /** Microseconds from 1970-01-01 to PostgreSQL's time zero, 2000-01-01. */
    static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;

    static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};

    private static final int CAPACITY = 1 << 16;

    /** More than most rows are long, so that the buffer need not grow. */
    private static final int ROOM = 1 << 12;

    private final CopyIn copy;
    private final BinaryCopyRows rows = new BinaryCopyRows(CAPACITY + ROOM);

    /**
     * Starts the COPY.
     *
     * @param connection a connection whose driver connection is pgjdbc's
     * @param sql {@code copy table (columns) from stdin (format binary)}
     */
    public BinaryCopyWriter(Connection connection, String sql) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        rows.header();
    }

    /** Begins a row of so many values; exactly that many must follow. */
    public void startRow(int values) throws SQLException {
        if (rows.size() >= CAPACITY) {
            flush();
        }
        rows.startRow(values);
    }

    /** Writes rows that were encoded before. */
    public void write(BinaryCopyRows encoded) throws SQLException {
        flush();
        copy.writeToCopy(encoded.bytes(), 0, encoded.size());
    }

    /** Writes text, or null. */
    public void text(String value) throws SQLException {
        rows.text(value);
    }

    /** Writes bytes, or null. */
    public void bytea(byte[] value) throws SQLException {
        rows.bytea(value);
    }

    /** Writes a double precision value; NaN becomes null. */
    public void float8(double value) throws SQLException {
        rows.float8(value);
    }

    /** Writes an integer. */
    public void int4(int value) throws SQLException {
        rows.int4(value);
    }

    /** Writes a bigint. */
    public void int8(long value) throws SQLException {
        rows.int8(value);
    }

    /** Writes a boolean. */
    public void bool(boolean value) throws SQLException {
        rows.bool(value);
    }

    /** Writes a date, or null. */
    public void date(LocalDate value) throws SQLException {
        rows.date(value);
    }

    /** Writes a date given in days since 1970-01-01. */
    public void date(long epochDay) throws SQLException {
        rows.date(epochDay);
    }

    /** Writes a timestamptz given in microseconds since 1970-01-01T00:00Z. */
    public void timestamp(long epochMicros) throws SQLException {
        rows.timestamp(epochMicros);
    }

    /** Writes null. */
    public void nullValue() throws SQLException {
        rows.nullValue();
    }

    /**
     * Ends the COPY.
     *
     * @return the number of rows the server took
     */
    public long finish() throws SQLException {
        rows.trailer();
        flush();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(rows.bytes(), 0, rows.size());
        rows.clear();
    }
}
