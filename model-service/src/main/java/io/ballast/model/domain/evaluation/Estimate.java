package io.ballast.model.domain.evaluation;

import java.util.List;

/**
 * Mean of a figure over sessions with its uncertainty. Labels of neighbouring sessions overlap, so their figures are not
 * independent; the standard error allows for that (Newey and West 1987, Bartlett weights). It is widened by what its own
 * uncertainty costs (Kiefer and Vogelsang 2005, fixed-b critical values), so that an absolute t above 1.96 is as rare as it
 * should be however few sessions there are.
 *
 * @param mean mean over the sessions; NaN without sessions
 * @param standardError standard error of the mean; NaN with fewer than lags + 2 sessions, which say nothing about it
 * @param sessions sessions with the figure
 */
public record Estimate(double mean, double standardError, int sessions) {

    /** Half the width of a 95 % interval in standard errors. */
    private static final double WIDTH = 1.96;

    /** What is known without any session. */
    public static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, 0);

    /**
     * Sums up sessions.
     *
     * @param daily figure per session in order of time; NaN = could not be measured, left out
     * @param lags how many sessions apart two figures may still depend on each other, 0 or more
     */
    public static Estimate of(List<Double> daily, int lags) {
        double[] values = daily.stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double mean = mean(values);
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = values[i] - mean;
        }
        double error = values.length < lags + 2
                ? Double.NaN
                : Math.sqrt(longRunVariance(deviations, lags) / values.length) * widening(lags + 1, values.length);
        return new Estimate(mean, error, values.length);
    }

    /** Mean divided by its standard error; NaN if that is unknown or 0. */
    public double tStatistic() {
        return tStatistic(0);
    }

    /** Standard errors between the mean and what was expected; NaN if one of them is unknown or the standard error 0. */
    public double tStatistic(double expected) {
        return standardError > 0 ? (mean - expected) / standardError : Double.NaN;
    }

    /** Lower end of the 95 % interval; NaN if the standard error is unknown. */
    public double low() {
        return mean - WIDTH * standardError;
    }

    /** Upper end of the 95 % interval; NaN if the standard error is unknown. */
    public double high() {
        return mean + WIDTH * standardError;
    }

    /**
     * The 97.5 % quantile of t for a bandwidth that is a share b of the sample, over the normal one: the cubic in b of
     * Kiefer and Vogelsang (2005), "A New Asymptotic Theory for Heteroskedasticity-Autocorrelation Robust Tests",
     * Econometric Theory 21, 1130-1164, table 1, Bartlett kernel. {@code EstimateTest} simulates what it promises.
     */
    private static double widening(int bandwidth, int sessions) {
        double b = (double) bandwidth / sessions;
        return (WIDTH + b * (2.9694 + b * (0.4160 - b * 0.5324))) / WIDTH;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    /** Variance plus twice the autocovariances, the further apart the less they weigh; never negative. */
    private static double longRunVariance(double[] deviations, int lags) {
        double variance = autocovariance(deviations, 0);
        for (int lag = 1; lag <= Math.min(lags, deviations.length - 1); lag++) {
            variance += 2 * (1 - lag / (lags + 1.0)) * autocovariance(deviations, lag);
        }
        return Math.max(0, variance);
    }

    private static double autocovariance(double[] deviations, int lag) {
        double sum = 0;
        for (int i = lag; i < deviations.length; i++) {
            sum += deviations[i] * deviations[i - lag];
        }
        return sum / deviations.length;
    }
}
