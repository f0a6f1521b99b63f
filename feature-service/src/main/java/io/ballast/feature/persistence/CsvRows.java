package io.ballast.feature.persistence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Rows as PostgreSQL's {@code COPY ... TO STDOUT (FORMAT csv)} writes them, to the byte: content hashes are taken of this
 * form, and so need not read back what was written. Doubles have the fewest digits that tell them from their neighbours,
 * in scientific notation below 1e-4 and from 1e15 on.
 */
final class CsvRows {
    /** Smaller ones are searched for exactly: they have few digits. */
    private static final double LEAST_FAST = 1e-290;

    /** So are those from here on: PostgreSQL passes over a decimal that lies halfway to a neighbour. */
    private static final double LEAST_EXACT = 1e15;

    private static final int MOST_DIGITS = 17;
    private static final int ROOM = 32;

    private byte[] bytes;
    private int size;
    private final byte[] digits = new byte[ROOM];

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

    void date(LocalDate date) {
        next();
        byte[] iso = date.toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(iso, 0, bytes, size, iso.length);
        size += iso.length;
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
        double magnitude = Math.abs(value);
        if (magnitude == 0) {
            bytes[size++] = '0';
        } else if (magnitude < LEAST_FAST || magnitude >= LEAST_EXACT) {
            BigDecimal shortest = shortest(magnitude).stripTrailingZeros();
            String unscaled = shortest.unscaledValue().toString();
            System.arraycopy(unscaled.getBytes(StandardCharsets.US_ASCII), 0, digits, 0, unscaled.length());
            decimal(unscaled.length(), shortest.precision() - shortest.scale() - 1);
        } else {
            parse(NumberOutput.toString(magnitude, true));
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Takes the digits out of a number in Java's notation, which has as few as PostgreSQL's. */
    private void parse(String text) {
        int count = 0;
        int point = -1;
        int seen = 0;
        int exponent = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                point = seen;
            } else if (c == 'E') {
                exponent = Integer.parseInt(text, i + 1, text.length(), 10);
                break;
            } else {
                seen++;
                if (count > 0 || c != '0') {
                    digits[count++] = (byte) c;
                }
            }
        }
        int leadingZeros = seen - count;
        while (count > 1 && digits[count - 1] == '0') {
            count--;
        }
        decimal(count, exponent + (point < 0 ? seen : point) - leadingZeros - 1);
    }

    /** Writes d.ddd times 10 to the exponent. */
    private void decimal(int count, int exponent) {
        if (exponent < -4 || exponent >= 15) {
            scientific(count, exponent);
        } else if (exponent < 0) {
            bytes[size++] = '0';
            bytes[size++] = '.';
            fill(-exponent - 1);
            copy(0, count);
        } else {
            copy(0, Math.min(count, exponent + 1));
            fill(exponent + 1 - count);
            put(count > exponent + 1, '.');
            copy(exponent + 1, count);
        }
    }

    private void scientific(int count, int exponent) {
        copy(0, 1);
        put(count > 1, '.');
        copy(1, count);
        bytes[size++] = 'e';
        bytes[size++] = (byte) (exponent < 0 ? '-' : '+');
        int absolute = Math.abs(exponent);
        put(absolute >= 100, '0' + absolute / 100);
        bytes[size++] = (byte) ('0' + absolute / 10 % 10);
        bytes[size++] = (byte) ('0' + absolute % 10);
    }

    /** The shortest decimal nearer to a double than halfway to its neighbours, and of those the nearest. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal half = new BigDecimal(Math.ulp(value)).divide(BigDecimal.valueOf(2));
        boolean powerOfTwo = Double.doubleToRawLongBits(value) << 12 == 0 && value > Double.MIN_NORMAL;
        BigDecimal low = exact.subtract(powerOfTwo ? half.divide(BigDecimal.valueOf(2)) : half);
        BigDecimal high = exact.add(half);
        for (int precision = 1; precision < MOST_DIGITS; precision++) {
            // A power of two has more room above than below: the nearest may be too far, and the next one not.
            for (RoundingMode rounding : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP)) {
                BigDecimal rounded = exact.round(new MathContext(precision, rounding));
                if (rounded.compareTo(low) > 0 && rounded.compareTo(high) < 0) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    private void next() {
        reserve(ROOM);
        bytes[size++] = ',';
    }

    private void copy(int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[size++] = digits[i];
        }
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
