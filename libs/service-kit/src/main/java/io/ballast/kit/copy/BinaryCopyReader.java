package io.ballast.kit.copy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads rows of {@code COPY (query) TO STDOUT (FORMAT BINARY)}. Values are read in the order of the columns; the type
 * asked for must be the column's. One thread; close it in any case.
 */
public final class BinaryCopyReader implements AutoCloseable {

    private static final int HEADER_FIXED = BinaryCopyWriter.SIGNATURE.length + 8;

    private final CopyOut copy;
    private ByteBuffer row;
    private boolean first = true;
    private boolean wasNull;

    /**
     * Starts the COPY.
     *
     * @param connection a connection whose driver connection is pgjdbc's
     * @param sql {@code copy (select ...) to stdout (format binary)}
     */
    public BinaryCopyReader(Connection connection, String sql) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    }

    /**
     * Goes to the next row.
     *
     * @return false after the last one
     */
    public boolean nextRow() throws SQLException {
        byte[] message = copy.readFromCopy();
        if (message == null) {
            return false;
        }
        row = ByteBuffer.wrap(message);
        if (first) {
            skipHeader(message);
            first = false;
            if (!row.hasRemaining()) {
                return nextRow();
            }
        }
        if (row.getShort() < 0) {
            drain();
            return false;
        }
        return true;
    }

    /** The next value as text, null if it is null. */
    public String text() {
        int length = length();
        if (length < 0) {
            return null;
        }
        String text = new String(row.array(), row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return text;
    }

    /** The next value as bytes, null if it is null. */
    public byte[] bytea() {
        int length = length();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        row.get(bytes);
        return bytes;
    }

    /** The next value as double precision, NaN if it is null. */
    public double float8() {
        return length() < 0 ? Double.NaN : row.getDouble();
    }

    /** The next value as integer, 0 if it is null; see {@link #wasNull()}. */
    public int int4() {
        return length() < 0 ? 0 : row.getInt();
    }

    /** The next value as bigint, 0 if it is null; see {@link #wasNull()}. */
    public long int8() {
        return length() < 0 ? 0 : row.getLong();
    }

    /** The next value as boolean, false if it is null; see {@link #wasNull()}. */
    public boolean bool() {
        return length() >= 0 && row.get() != 0;
    }

    /** The next value, a date, in days since 1970-01-01; {@link Integer#MIN_VALUE} if it is null. */
    public int epochDay() {
        return length() < 0 ? Integer.MIN_VALUE : row.getInt() + BinaryCopyWriter.EPOCH_DAYS;
    }

    /** Whether the value read last was null. */
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private int length() {
        int length = row.getInt();
        wasNull = length < 0;
        return length;
    }

    private void skipHeader(byte[] message) throws SQLException {
        int signature = BinaryCopyWriter.SIGNATURE.length;
        if (message.length < HEADER_FIXED
                || !Arrays.equals(message, 0, signature, BinaryCopyWriter.SIGNATURE, 0, signature)) {
            throw new SQLException(
                    "the server did not answer with binary COPY; does the statement say (format binary)?");
        }
        int extension = row.getInt(signature + 4);
        row.position(HEADER_FIXED + extension);
    }

    private void drain() throws SQLException {
        while (copy.readFromCopy() != null) {
            // nothing follows the end marker; this lets the driver see the end of the COPY
        }
    }
}
