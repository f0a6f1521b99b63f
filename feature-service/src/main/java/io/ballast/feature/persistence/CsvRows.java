package io.ballast.feature.persistence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
    /** A number and the comma before it take at most 25 bytes, and 16 are written at a time, the last from the 9th on. */
    private static final int ROOM = 48;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The characters 0.000000, the first one in the lowest byte. */
    private static final long ZERO_POINT_ZEROS = 0x3030_3030_3030_2E30L;

    /** Eight times the character 0. */
    private static final long ZEROS = 0x3030_3030_3030_3030L;

    private static final long POWER_8 = 100_000_000;
    private static final long POWER_16 = POWER_8 * POWER_8;

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
        bytes[size] = '-';
        size += (int) (Double.doubleToRawLongBits(value) >>> 63);
        if (value == 0) {
            bytes[size++] = '0';
        } else {
            decimal.find(Math.abs(value));
            write(decimal.digits(), decimal.exponent() + ShortestDecimal.DIGITS);
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

    /** Writes 17 digits without the last zeros, the first {@code whole} of them before the point. */
    private void write(long digits, int whole) {
        long first = digits / POWER_16;
        long sixteen = digits - first * POWER_16;
        long upper = sixteen / POWER_8;
        long following = eightDigits(upper);
        long last = eightDigits(sixteen - upper * POWER_8);
        int count = 1 + count(following, last);
        if (whole < -3 || whole > 15) {
            writePointed('0' + first, following, last, count, 1);
            writeExponent(whole - 1);
        } else if (whole <= 0) {
            EIGHT_BYTES.set(bytes, size, ZERO_POINT_ZEROS);
            size += 2 - whole;
            spell('0' + first, following, last);
            size += count;
        } else {
            writePointed('0' + first, following, last, count, whole);
        }
    }

    /** Of 16 characters those up to the last one that is not 0. */
    private static int count(long following, long last) {
        int zeros = Long.numberOfLeadingZeros(last ^ ZEROS) >>> 3;
        return zeros < Long.BYTES ? 16 - zeros : 8 - (Long.numberOfLeadingZeros(following ^ ZEROS) >>> 3);
    }

    /** Writes all digits from here on, and goes on by none. */
    private void spell(long first, long following, long last) {
        bytes[size] = (byte) first;
        EIGHT_BYTES.set(bytes, size + 1, following);
        EIGHT_BYTES.set(bytes, size + 9, last);
    }

    /** Writes digits with a point after the first {@code whole}, at least one; these are written though they be zeros. */
    private void writePointed(long first, long following, long last, int count, int whole) {
        if (whole < Long.BYTES) {
            EIGHT_BYTES.set(bytes, size + 2, following);
            EIGHT_BYTES.set(bytes, size + 10, last);
            long leading = first | following << 8;
            long before = (1L << 8 * whole) - 1;
            EIGHT_BYTES.set(bytes, size, leading & before | (long) '.' << 8 * whole | leading << 8 & ~before << 8);
        } else {
            size++;
            spell(first, following, last);
            size--;
            System.arraycopy(bytes, size + 1, bytes, size, whole);
            bytes[size + whole] = '.';
        }
        size += count > whole ? count + 1 : whole;
    }

    /**
     * The characters of a number below 10^8, the first one in the lowest byte. It is cut into halves, these into pairs and
     * these into digits, all of them at once side by side; the products with 5243 / 2^19 and 103 / 2^10 are the quotients by
     * 100 and 10 of numbers as small as these.
     */
    private static long eightDigits(long number) {
        long upper = number / 10_000;
        long fours = upper | number - upper * 10_000 << 32;
        long hundreds = fours * 5243 >>> 19 & 0x0000_007F_0000_007FL;
        long pairs = hundreds | fours - hundreds * 100 << 16;
        long tens = pairs * 103 >>> 10 & 0x000F_000F_000F_000FL;
        return (tens | pairs - tens * 10 << 8) | ZEROS;
    }

    private void writeExponent(int exponent) {
        bytes[size++] = 'e';
        bytes[size++] = (byte) (exponent < 0 ? '-' : '+');
        int absolute = Math.abs(exponent);
        if (absolute >= 100) {
            bytes[size++] = (byte) ('0' + absolute / 100);
        }
        bytes[size++] = (byte) ('0' + absolute / 10 % 10);
        bytes[size++] = (byte) ('0' + absolute % 10);
    }

    private void next() {
        reserve(ROOM);
        bytes[size++] = ',';
    }

    private void reserve(int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
    }
}
