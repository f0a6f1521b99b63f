package io.ballast.feature.persistence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

    private static final long[] POWERS_OF_10 =
            LongStream.iterate(1, power -> power * 10).limit(17).toArray();

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

    /** Writes digits, the first {@code whole} of them before the point; there may be fewer, or none of them there. */
    private void write(long digits, int count, int whole) {
        if (whole < -3 || whole > 15) {
            writePointed(digits, count, 1);
            writeExponent(whole - 1);
        } else if (whole <= 0) {
            EIGHT_BYTES.set(bytes, size, ZERO_POINT_ZEROS);
            size += 2 - whole;
            spell(digits, count);
        } else {
            writePointed(digits, count, whole);
        }
    }

    /** Writes at least one digit before the point, zeros after the last digit if there are too few. */
    private void writePointed(long digits, int count, int whole) {
        if (whole >= count) {
            spell(digits, count);
            fill(whole - count);
        } else if (whole < Long.BYTES) {
            spellPointed(digits, count, whole);
        } else {
            int start = size++;
            spell(digits, count);
            System.arraycopy(bytes, start + 1, bytes, start, whole);
            bytes[start + whole] = '.';
        }
    }

    /** Writes a number of so many digits, at most 17; what lies up to 17 bytes on is overwritten. */
    private void spell(long number, int count) {
        long seventeen = number * POWERS_OF_10[17 - count];
        long first = seventeen / POWER_16;
        long sixteen = seventeen - first * POWER_16;
        long upper = sixteen / POWER_8;
        bytes[size] = (byte) ('0' + first);
        EIGHT_BYTES.set(bytes, size + 1, eightDigits(upper));
        EIGHT_BYTES.set(bytes, size + 9, eightDigits(sixteen - upper * POWER_8));
        size += count;
    }

    /** Writes a number of so many digits with a point after the first ones, at most 7; nothing is read back for it. */
    private void spellPointed(long number, int count, int whole) {
        long seventeen = number * POWERS_OF_10[17 - count];
        long first = seventeen / POWER_16;
        long sixteen = seventeen - first * POWER_16;
        long upper = sixteen / POWER_8;
        long following = eightDigits(upper);
        EIGHT_BYTES.set(bytes, size + 2, following);
        EIGHT_BYTES.set(bytes, size + 10, eightDigits(sixteen - upper * POWER_8));
        long leading = '0' + first | following << 8;
        long before = (1L << 8 * whole) - 1;
        EIGHT_BYTES.set(bytes, size, leading & before | (long) '.' << 8 * whole | leading << 8 & ~before << 8);
        size += count + 1;
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
        return (tens | pairs - tens * 10 << 8) | 0x3030_3030_3030_3030L;
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

    private void reserve(int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
    }
}
