package io.ballast.kit.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Rows in the format of binary COPY, in memory: so that they can be encoded on any thread, before they are written. */
public final class BinaryCopyRows {
    // Most of what is written are doubles, and these need no more than this of a buffer.
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private ByteBuffer buffer;

    /**
     * No rows yet.
     *
     * @param capacity bytes to make room for at first; more is made when needed
     */
    public BinaryCopyRows(int capacity) {
        bytes = new byte[capacity];
        buffer = ByteBuffer.wrap(bytes);
    }

    /** Begins a row of so many values; exactly that many must follow. */
    public void startRow(int values) {
        reserve(2).putShort((short) values);
    }

    /** Adds text, or null. */
    public void text(String value) {
        if (value == null) {
            nullValue();
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        reserve(4 + utf8.length).putInt(utf8.length).put(utf8);
    }

    /** Adds a double precision value; NaN becomes null. */
    public void float8(double value) {
        if (Double.isNaN(value)) {
            nullValue();
            return;
        }
        ByteBuffer room = reserve(12);
        int at = room.position();
        INT.set(bytes, at, 8);
        DOUBLE.set(bytes, at + 4, value);
        room.position(at + 12);
    }

    /** Adds an integer. */
    public void int4(int value) {
        reserve(8).putInt(4).putInt(value);
    }

    /** Adds a bigint. */
    public void int8(long value) {
        reserve(12).putInt(8).putLong(value);
    }

    /** Adds a boolean. */
    public void bool(boolean value) {
        reserve(5).putInt(1).put((byte) (value ? 1 : 0));
    }

    /** Adds a date, or null. */
    public void date(LocalDate value) {
        if (value == null) {
            nullValue();
        } else {
            date(value.toEpochDay());
        }
    }

    /** Adds a date given in days since 1970-01-01. */
    public void date(long epochDay) {
        reserve(8).putInt(4).putInt(Math.toIntExact(epochDay - BinaryCopyWriter.EPOCH_DAYS));
    }

    /** Adds a timestamptz given in microseconds since 1970-01-01T00:00Z. */
    public void timestamp(long epochMicros) {
        reserve(12).putInt(8).putLong(epochMicros - BinaryCopyWriter.EPOCH_MICROS);
    }

    /** Adds null. */
    public void nullValue() {
        reserve(4).putInt(-1);
    }

    /** Bytes so far. */
    public int size() {
        return buffer.position();
    }

    /** The bytes; the array is longer than {@link #size()}. */
    byte[] bytes() {
        return bytes;
    }

    /** Empties it, and keeps the room. */
    public void clear() {
        buffer.clear();
    }

    /** Room for so many bytes, to put something else than values. */
    ByteBuffer reserve(int length) {
        if (buffer.remaining() < length) {
            int position = buffer.position();
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + length));
            buffer = ByteBuffer.wrap(bytes).position(position);
        }
        return buffer;
    }
}
