package io.ballast.feature.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;

import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Rows as PostgreSQL's {@code COPY ... TO STDOUT (FORMAT csv)} writes them, to the byte: content hashes are taken of this
 * form, and so need not read back what was written. Doubles have the fewest digits that tell them from their neighbours,
 * in scientific notation below 1e-4 and from 1e15 on.
 */
final class CsvRows {
    private static final int ROOM = 32;

    /** Two digits at a time take half the divisions. */
    private static final byte[] TENS = new byte[100];

    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private final ShortestDecimal decimal = new ShortestDecimal();
    private byte[] bytes;
    private int size;

    CsvRows(int capacity) {
        bytes = new byte[capacity];
    }

    /** A value as the first of a row. */
    static byte[] quoted(String value) {
        boolean needed = value.isEmpty() || value.matches("(?s).*[,\"\r\n].*");
        String text = needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void startRow(byte[] quoted) {
        reserve(quoted.length);
        System.arraycopy(quoted, 0, bytes, size, quoted.length);
        size += quoted.length;
    }

    /** Sessions as they are written, by their place in the range. */
    static byte[][] dates(ExchangeCalendar calendar, SessionRange range) {
        return IntStream.range(range.from(), range.toExclusive())
                .mapToObj(session -> calendar.session(session).toString().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Adds text that needs no quotes, at most {@value #ROOM} bytes less the comma. */
    void text(byte[] plain) {
        next();
        System.arraycopy(plain, 0, bytes, size, plain.length);
        size += plain.length;
    }

    void bool(boolean value) {
        next();
        bytes[size++] = (byte) (value ? 't' : 'f');
    }

    void endRow() {
        reserve(1);
        bytes[size++] = '\n';
    }

    /** Adds a number; NaN is null, and null is nothing. */
    void float8(double value) {
        next();
        if (Double.isNaN(value)) {
            return;
        }
        put(value < 0 || 1 / value < 0, '-');
        if (value == 0) {
            bytes[size++] = '0';
        } else {
            decimal.find(Math.abs(value));
            write(decimal.digits(), decimal.count(), decimal.exponent() + decimal.count());
        }
    }

    /** Takes the rows into a hash. */
    void update(MessageDigest digest) {
        digest.update(bytes, 0, size);
    }

    /** Empties it, and keeps the room. */
    void clear() {
        size = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes digits, the first {@code whole} of them before the point; there may be fewer, or none of them there. */
    private void write(long digits, int count, int whole) {
        if (whole < -3 || whole > 15) {
            writePointed(digits, count, 1);
            writeExponent(whole - 1);
        } else if (whole <= 0) {
            bytes[size++] = '0';
            bytes[size++] = '.';
            fill(-whole);
            spell(digits, count);
        } else if (whole >= count) {
            spell(digits, count);
            fill(whole - count);
        } else {
            writePointed(digits, count, whole);
        }
    }

    private void writePointed(long digits, int count, int whole) {
        if (count == whole) {
            spell(digits, count);
            return;
        }
        int start = size;
        size += whole + 1;
        long rest = spell(digits, count - whole);
        int end = size;
        size = start;
        spell(rest, whole);
        bytes[size] = '.';
        size = end;
    }

    /** Writes the last digits of a number, so many, and returns the others. */
    private long spell(long number, int count) {
        long rest = number;
        int at = size + count;
        for (; at > size + 1; at -= 2) {
            long next = rest / 100;
            int pair = (int) (rest - next * 100);
            bytes[at - 1] = ONES[pair];
            bytes[at - 2] = TENS[pair];
            rest = next;
        }
        if (at > size) {
            bytes[size] = ONES[(int) (rest % 10)];
            rest /= 10;
        }
        size += count;
        return rest;
    }

    private void writeExponent(int exponent) {
        bytes[size++] = 'e';
        bytes[size++] = (byte) (exponent < 0 ? '-' : '+');
        int absolute = Math.abs(exponent);
        spell(absolute, absolute < 100 ? 2 : 3);
    }

    private void next() {
        reserve(ROOM);
        bytes[size++] = ',';
    }

    private void fill(int zeros) {
        for (int i = 0; i < zeros; i++) {
            bytes[size++] = '0';
        }
    }

    private void put(boolean wanted, int character) {
        if (wanted) {
            bytes[size++] = (byte) character;
        }
    }

    private void reserve(int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
    }
}
