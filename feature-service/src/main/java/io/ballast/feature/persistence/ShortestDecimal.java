package io.ballast.feature.persistence;

import java.math.BigInteger;
import java.util.stream.LongStream;

/**
 * The fewest decimal digits that tell a double from its neighbours, and of those the nearest to it; a decimal halfway to a
 * neighbour is not taken, as PostgreSQL does not take it either. After Raffaello Giulietti, "The Schubfach way to render
 * doubles" (2020), whose names of quantities are kept: v = c * 2^q lies between two multiples s and t = s + 1 of 10^k,
 * computed four times as large and rounded to odd, so that comparing them decides exactly. Most numbers are decided before
 * that, by a single product and its known error. For one thread; no objects are made.
 */
final class ShortestDecimal {
    /** Digits that are given; zeros may be the last of them. */
    static final int DIGITS = 17;

    private static final int MANTISSA_BITS = 52;
    private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
    private static final int LEAST_Q = -1074;
    private static final long MASK_63 = Long.MAX_VALUE;

    private static final int LEAST_K = -324;
    private static final int GREATEST_K = 292;

    /** Upper and lower 63 bits of 10^-k, scaled to 126 bits and rounded up. */
    private static final long[] POWERS = powers();

    private static final long[] POWERS_OF_10 =
            LongStream.iterate(1, power -> power * 10).limit(DIGITS + 1).toArray();

    private static final long LEAST_DIGITS = POWERS_OF_10[DIGITS - 1];

    /** Of 2^-59: ten of 10^k are a positive long in such parts. */
    private static final int PART_BITS = 59;

    private static final long PARTS = 1L << PART_BITS;

    /** Parts within which the single product does not decide: four times its error, as a number of bits. */
    private static final int DOUBT_BITS = 3;

    private long digits;
    private int exponent;

    private static long[] powers() {
        long[] result = new long[2 * (GREATEST_K - LEAST_K + 1)];
        for (int k = LEAST_K; k <= GREATEST_K; k++) {
            int shift = 125 - floorLog2OfPowerOf10(-k);
            BigInteger power = BigInteger.TEN.pow(Math.abs(k));
            BigInteger scaled = k <= 0
                    ? power.shiftLeft(shift)
                    : BigInteger.ONE.shiftLeft(shift).divide(power);
            BigInteger above = scaled.add(BigInteger.ONE);
            int index = 2 * (k - LEAST_K);
            result[index] = above.shiftRight(63).longValueExact();
            result[index + 1] = above.longValue() & MASK_63;
        }
        return result;
    }

    /** The number is digits() times 10 to this. */
    int exponent() {
        return exponent;
    }

    /** {@value #DIGITS} digits as a number, the first one not 0. */
    long digits() {
        return digits;
    }

    /**
     * Finds the digits of a number.
     *
     * @param value finite, more than 0
     */
    void find(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> MANTISSA_BITS);
        long fraction = bits & (HIDDEN_BIT - 1);
        long c = biased == 0 ? fraction : fraction | HIDDEN_BIT;
        int q = Math.max(biased, 1) - 1 + LEAST_Q;
        boolean whole = q <= 0 && q > -MANTISSA_BITS - 1 && (c & ((1L << -q) - 1)) == 0;
        if (whole) {
            set(c >> -q, 0);
        } else if (fraction == 0 || biased == 0 || !decide(c, q)) {
            search(c, q, fraction == 0 && biased > 1);
        }
    }

    /**
     * Tries with one product. In parts of 2^-59 of 10^k, v lies {@code above} the last multiple of ten, {@code below} the next
     * one, and numbers nearer to v than {@code half} are told from its neighbours. These are less than two parts off.
     *
     * @return whether all of it is too clear for that to matter
     */
    private boolean decide(long c, int q) {
        int k = floorLog10OfPowerOf2(q);
        int h = q + floorLog2OfPowerOf10(-k) + 2;
        long g1 = POWERS[2 * (k - LEAST_K)];
        long g0 = POWERS[2 * (k - LEAST_K) + 1];
        long z = (g1 * (c << h) >>> 1) + Math.multiplyHigh(g0, c << h);
        long s = Math.multiplyHigh(g1, c << h) + (z >>> 63);
        long part = (z & MASK_63) >>> 63 - PART_BITS;
        long half = g1 >>> 65 - PART_BITS - h;
        long tenth = s / 10;
        long above = (s - 10 * tenth) * PARTS + part;
        long below = 10 * PARTS - above;
        if (isClose(above, half) || isClose(below, half) || isClose(part, PARTS / 2)) {
            return false;
        }
        long up = isLess(below, half);
        long oneLess = isLess(above, half) | up;
        long nearest = s + (part >>> PART_BITS - 1);
        long number = nearest + (-oneLess & 10 * (tenth + up) - nearest);
        long digitLess = isLess(number, LEAST_DIGITS);
        digits = number + (-digitLess & 9 * number);
        exponent = k - (int) digitLess;
        return true;
    }

    private static boolean isClose(long one, long other) {
        return one - other + (1 << DOUBT_BITS) >>> DOUBT_BITS + 1 == 0;
    }

    private void search(long c, int q, boolean powerOfTwo) {
        long low = 4 * c - (powerOfTwo ? 1 : 2);
        int k = powerOfTwo ? floorLog10OfThreeQuartersOfPowerOf2(q) : floorLog10OfPowerOf2(q);
        int h = q + floorLog2OfPowerOf10(-k) + 2;
        long vLow = rounded(k, low << h);
        long v = rounded(k, 4 * c << h);
        long vHigh = rounded(k, 4 * c + 2 << h);
        long s = v >> 2;
        long tenth = s / 10;
        long shorter = 4 * 10 * tenth;
        boolean shortDown = vLow < shorter;
        boolean shortUp = shorter + 4 * 10 < vHigh;
        if (s >= 10 && shortDown != shortUp) {
            set(shortDown ? tenth : tenth + 1, k + 1);
            return;
        }
        boolean down = vLow < 4 * s;
        boolean up = 4 * s + 4 < vHigh;
        boolean nearer = v < 4 * s + 3 - (s & 1);
        set(down && !up || down == up && nearer ? s : s + 1, k);
    }

    /** 1 if it is less, else 0: no branch, since nobody can predict it. */
    private static long isLess(long one, long other) {
        return one - other >>> 63;
    }

    /** Product with 10^-k, of which what is cut off leaves the last bit 1. */
    private static long rounded(int k, long factor) {
        long g1 = POWERS[2 * (k - LEAST_K)];
        long g0 = POWERS[2 * (k - LEAST_K) + 1];
        long z = (g1 * factor >>> 1) + Math.multiplyHigh(g0, factor);
        long w = Math.multiplyHigh(g1, factor) + (z >>> 63);
        return w | (z & MASK_63) + MASK_63 >>> 63;
    }

    /** Fills up with zeros. */
    private void set(long number, int scale) {
        int least = (Long.SIZE - Long.numberOfLeadingZeros(number)) * 1233 >> 12;
        int missing = DIGITS - least - (number < POWERS_OF_10[least] ? 0 : 1);
        digits = number * POWERS_OF_10[missing];
        exponent = scale - missing;
    }

    // Logarithms as products with integers; exact in the range of doubles.

    private static int floorLog10OfPowerOf2(int q) {
        return (int) (q * 661_971_961_083L >> 41);
    }

    private static int floorLog10OfThreeQuartersOfPowerOf2(int q) {
        return (int) (q * 661_971_961_083L - 274_743_187_321L >> 41);
    }

    private static int floorLog2OfPowerOf10(int e) {
        return (int) (e * 913_124_641_741L >> 38);
    }
}
