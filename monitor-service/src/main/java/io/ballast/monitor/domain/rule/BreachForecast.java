package io.ballast.monitor.domain.rule;

import java.util.List;
import java.util.Optional;

/**
 * When a trend crosses its threshold: the line fitted by least squares to the last {@value #WINDOW} sessions, with an
 * 80 % interval for the session at which it crosses.
 *
 * <p>The interval is Fieller's for the ratio of two normal estimates (E. C. Fieller, "Some problems in interval
 * estimation", J. R. Stat. Soc. B 16, 1954), as used for the inverse prediction of a regression; it is exact for
 * independent normal deviations. Where the slope can't be told from zero there is no such interval, and no forecast.
 *
 * @param sessions sessions after the latest one until the line crosses, greater than 0
 * @param earliest lower bound of the interval, may be below 0
 * @param latest upper bound of the interval
 */
public record BreachForecast(double sessions, double earliest, double latest) {

    /** How many sessions a trend is fitted to. */
    public static final int WINDOW = 10;

    /** A crossing that may be so near, in sessions, is worth a warning. */
    public static final int NEAR = 5;

    /** 90 % quantile of Student's t with WINDOW - 2 = 8 degrees of freedom. */
    private static final double T = 1.3968;

    /** Refuses bounds that do not enclose the estimate. */
    public BreachForecast {
        if (!(earliest <= sessions && sessions <= latest)) {
            throw new IllegalArgumentException(sessions + " is not within " + earliest + " to " + latest);
        }
    }

    /**
     * Forecasts a breach.
     *
     * @param comparison which side of the threshold is bad
     * @param threshold the threshold
     * @param recent measured values, finite, newest session first; those after the first {@value #WINDOW} do not count
     * @return empty if there are too few values, the line is beyond the threshold already, or no trend leads to it
     */
    public static Optional<BreachForecast> of(Comparison comparison, double threshold, List<Double> recent) {
        if (recent.size() < WINDOW) {
            return Optional.empty();
        }
        Line line = Line.through(recent.subList(0, WINDOW));
        double missing = threshold - line.mean();
        double uncertainty = T * T * line.variance();
        double denominator = line.slope() * line.slope() - uncertainty / Line.SPREAD;
        boolean leadsThere = comparison == Comparison.BELOW ? line.slope() < 0 : line.slope() > 0;
        if (denominator <= 0 || !leadsThere) {
            return Optional.empty();
        }
        double root = Math.sqrt(uncertainty * (missing * missing / Line.SPREAD + denominator / WINDOW));
        double estimate = missing / line.slope();
        double first = (missing * line.slope() - root) / denominator;
        double second = (missing * line.slope() + root) / denominator;
        double ahead = estimate - Line.LAST;
        return ahead > 0
                ? Optional.of(new BreachForecast(
                        ahead,
                        Math.min(ahead, Math.min(first, second) - Line.LAST),
                        Math.max(ahead, Math.max(first, second) - Line.LAST)))
                : Optional.empty();
    }

    /**
     * Whether somebody should hear of it now.
     *
     * @return true if the breach may be {@value #NEAR} sessions ahead or less
     */
    public boolean isNear() {
        return earliest <= NEAR;
    }

    /**
     * A line through equidistant values, in coordinates around their middle.
     *
     * @param mean value in the middle
     * @param slope change per session
     * @param variance of the deviations, with WINDOW - 2 degrees of freedom
     */
    private record Line(double mean, double slope, double variance) {

        /** Coordinate of the latest session. */
        static final double LAST = (WINDOW - 1) / 2.0;

        /** Sum of the squared coordinates. */
        static final double SPREAD = WINDOW * (WINDOW * WINDOW - 1) / 12.0;

        static Line through(List<Double> newestFirst) {
            double mean = newestFirst.stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            double slope = 0;
            for (int i = 0; i < WINDOW; i++) {
                slope += (LAST - i) * (newestFirst.get(i) - mean) / SPREAD;
            }
            double squares = 0;
            for (int i = 0; i < WINDOW; i++) {
                double deviation = newestFirst.get(i) - mean - slope * (LAST - i);
                squares += deviation * deviation;
            }
            return new Line(mean, slope, squares / (WINDOW - 2));
        }
    }
}
