package io.ballast.model.domain.evaluation;

import java.util.List;

/**
 * Mean of the rank correlations of several sessions with its uncertainty. Labels of neighbouring sessions overlap, so
 * their correlations are not independent; the standard error allows for that (Newey and West, Bartlett weights).
 *
 * @param mean mean over the sessions, -1 to 1; NaN without sessions
 * @param standardError standard error of the mean; NaN with fewer than two sessions
 * @param sessions sessions with a correlation
 */
public record InformationCoefficient(double mean, double standardError, int sessions) {

    /**
     * Sums up sessions.
     *
     * @param daily correlation per session in order of time; NaN = could not be measured, left out
     * @param lags how many sessions apart two correlations may still depend on each other, 0 or more
     */
    public static InformationCoefficient of(List<Double> daily, int lags) {
        double[] values = daily.stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double mean = mean(values);
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = values[i] - mean;
        }
        double error = values.length < 2 ? Double.NaN : Math.sqrt(longRunVariance(deviations, lags) / values.length);
        return new InformationCoefficient(mean, error, values.length);
    }

    /** Mean divided by its standard error; NaN if that is unknown or 0. */
    public double tStatistic() {
        return standardError > 0 ? mean / standardError : Double.NaN;
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
