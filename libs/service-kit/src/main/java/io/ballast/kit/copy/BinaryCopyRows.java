package io.ballast.kit.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Rows in the format of binary COPY, in memory: so that they can be encoded on any thread, before they are written. */
public final class BinaryCopyRows {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final VarHandle DOUBLE = view(double[].class);

    private byte[] bytes;
    private int size;

    /**
     * No rows yet.
     *
     * @param capacity bytes to make room for at first; more is made when needed
     */
    public BinaryCopyRows(int capacity) {
        bytes = new byte[capacity];
    }

    private static VarHandle view(Class<?> arrayClass) {
        return MethodHandles.byteArrayViewVarHandle(arrayClass, ByteOrder.BIG_ENDIAN);
    }

    /** Begins a row of so many values; exactly that many must follow. */
    public void startRow(int values) {
        int at = claim(2);
        SHORT.set(bytes, at, (short) values);
    }

    /** Adds text, or null. */
    public void text(String value) {
        if (value == null) {
            nullValue();
        } else {
            bytea(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Adds bytes, or null. */
    public void bytea(byte[] value) {
        if (value == null) {
            nullValue();
        } else {
            fourBytes(value.length);
            raw(value);
        }
    }

    /** Adds a double precision value; NaN becomes null. */
    public void float8(double value) {
        if (Double.isNaN(value)) {
            nullValue();
        } else {
            int at = claim(12);
            INT.set(bytes, at, 8);
            DOUBLE.set(bytes, at + 4, value);
        }
    }

    /** Adds an integer. */
    public void int4(int value) {
        fourBytes(4);
        fourBytes(value);
    }

    /** Adds a bigint. */
    public void int8(long value) {
        fourBytes(8);
        eightBytes(value);
    }

    /** Adds a boolean. */
    public void bool(boolean value) {
        fourBytes(1);
        int at = claim(1);
        bytes[at] = (byte) (value ? 1 : 0);
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
        int4(Math.toIntExact(epochDay - BinaryCopyWriter.EPOCH_DAYS));
    }

    /** Adds a timestamptz given in microseconds since 1970-01-01T00:00Z. */
    public void timestamp(long epochMicros) {
        int8(epochMicros - BinaryCopyWriter.EPOCH_MICROS);
    }

    /** Adds null. */
    public void nullValue() {
        fourBytes(-1);
    }

    /** Bytes so far. */
    public int size() {
        return size;
    }

    /** The bytes; the array is longer than {@link #size()}. */
    byte[] bytes() {
        return bytes;
    }

    /** Empties it, and keeps the room. */
    public void clear() {
        size = 0;
    }

    /** What comes before the rows. */
    void header() {
        raw(BinaryCopyWriter.SIGNATURE);
        eightBytes(0);
    }

    /** What comes after them. */
    void trailer() {
        startRow(-1);
    }

    private void raw(byte[] some) {
        int at = claim(some.length);
        System.arraycopy(some, 0, bytes, at, some.length);
    }

    private void fourBytes(int value) {
        int at = claim(4);
        INT.set(bytes, at, value);
    }

    private void eightBytes(long value) {
        int at = claim(8);
        LONG.set(bytes, at, value);
    }

    /** Makes room for so many bytes; where they go. The array may be another one afterwards. */
    private int claim(int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
        int at = size;
        size += length;
        return at;
    }
}
