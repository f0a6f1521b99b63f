package io.ballast.kit.copy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    private final CopyIn copy;
    private byte[] bytes = new byte[CAPACITY];
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);

    /**
     * Starts the COPY.
     *
     * @param connection a connection whose driver connection is pgjdbc's
     * @param sql {@code copy table (columns) from stdin (format binary)}
     */
    public BinaryCopyWriter(Connection connection, String sql) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row of so many values; exactly that many must follow. */
    public void startRow(int values) throws SQLException {
        reserve(2).putShort((short) values);
    }

    /** Writes text, or null. */
    public void text(String value) throws SQLException {
        if (value == null) {
            nullValue();
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        reserve(4 + utf8.length).putInt(utf8.length).put(utf8);
    }

    /** Writes a double precision value; NaN becomes null. */
    public void float8(double value) throws SQLException {
        if (Double.isNaN(value)) {
            nullValue();
            return;
        }
        reserve(12).putInt(8).putDouble(value);
    }

    /** Writes an integer. */
    public void int4(int value) throws SQLException {
        reserve(8).putInt(4).putInt(value);
    }

    /** Writes a bigint. */
    public void int8(long value) throws SQLException {
        reserve(12).putInt(8).putLong(value);
    }

    /** Writes a boolean. */
    public void bool(boolean value) throws SQLException {
        reserve(5).putInt(1).put((byte) (value ? 1 : 0));
    }

    /** Writes a date, or null. */
    public void date(LocalDate value) throws SQLException {
        if (value == null) {
            nullValue();
        } else {
            date(value.toEpochDay());
        }
    }

    /** Writes a date given in days since 1970-01-01. */
    public void date(long epochDay) throws SQLException {
        reserve(8).putInt(4).putInt(Math.toIntExact(epochDay - EPOCH_DAYS));
    }

    /** Writes a timestamptz given in microseconds since 1970-01-01T00:00Z. */
    public void timestamp(long epochMicros) throws SQLException {
        reserve(12).putInt(8).putLong(epochMicros - EPOCH_MICROS);
    }

    /** Writes null. */
    public void nullValue() throws SQLException {
        reserve(4).putInt(-1);
    }

    /**
     * Ends the COPY.
     *
     * @return the number of rows the server took
     */
    public long finish() throws SQLException {
        reserve(2).putShort((short) -1);
        flush();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private ByteBuffer reserve(int length) throws SQLException {
        if (buffer.remaining() < length) {
            flush();
            if (buffer.capacity() < length) {
                bytes = new byte[length];
                buffer = ByteBuffer.wrap(bytes);
            }
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(bytes, 0, buffer.position());
        buffer.clear();
    }
}
