package io.ballast.simulator.replay;

/** Reads decimal numbers. */
final class Decimals {
    /** Powers of ten that a double holds exactly. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    /** Numbers with so many digits are below 2^53, hence exact. */
    private static final int EXACT_DIGITS = 15;

    private Decimals() {}

    /**
     * The nearest double to a decimal text. Short numbers are one exact division, which rounds correctly; the others take
     * the long way.
     *
     * @return NaN if it is not a finite number in plain or exponent notation
     */
    static double parse(String text) {
        int length = text.length();
        boolean negative = length > 0 && text.charAt(0) == '-';
        long digits = 0;
        int count = 0;
        int fraction = -1;
        for (int i = negative ? 1 : 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
                digits = digits * 10 + (c - '0');
                count++;
            } else if (c == '.' && fraction < 0) {
                fraction = count;
            } else {
                return parseSlowly(text);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = fraction < 0 ? digits : digits / TENS[count - fraction];
        return negative ? -value : value;
    }

    private static double parseSlowly(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
