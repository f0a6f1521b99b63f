package io.ballast.feature.domain.crosssection;

import io.ballast.kernel.sample.Percentiles;

/**
 * Distribution of a feature over the included symbols of one session, after clipping to its 1st and 99th percentiles.
 *
 * @param low 1st percentile
 * @param high 99th percentile
 * @param mean of the clipped values
 * @param deviation standard deviation of the clipped values, divisor n, more than 0
 */
public record Distribution(double low, double high, double mean, double deviation) {
    /** Fewer symbols with a value have no distribution. */
    public static final int MIN_SYMBOLS = 30;

    /**
     * Distribution of values given in order of symbol, so that sums are always taken in the same order.
     *
     * @param values none of them NaN; unchanged
     * @param count how many of them are in use
     * @return null if there are fewer than {@value #MIN_SYMBOLS} values or they do not differ
     */
    public static Distribution of(double[] values, int count) {
        if (count < MIN_SYMBOLS) {
            return null;
        }
        Percentiles percentiles = Percentiles.of(values, count);
        if (percentiles.low() == percentiles.high()) {
            return null;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += percentiles.clip(values[i]);
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double deviation = percentiles.clip(values[i]) - mean;
            squares += deviation * deviation;
        }
        double deviation = Math.sqrt(squares / count);
        return deviation == 0 ? null : new Distribution(percentiles.low(), percentiles.high(), mean, deviation);
    }

    /**
     * The score of a value.
     *
     * @param value of a symbol
     * @return in standard deviations from the mean, NaN where the value is NaN
     */
    public double score(double value) {
        return (Percentiles.clip(value, low, high) - mean) / deviation;
    }
}
