package io.ballast.model.application;

import io.ballast.model.domain.evaluation.Estimate;
import io.ballast.model.domain.evaluation.Metric;

/**
 * A metric of a version, out of sample.
 *
 * @param metric its name
 * @param mean mean over the judged sessions, null if it could not be measured
 * @param standardError Newey-West standard error, null if unknown
 * @param low lower end of the 95 % interval, null if unknown
 * @param high upper end of the 95 % interval, null if unknown
 * @param t standard errors between the mean and what chance gives, null if unknown or if there is no such thing
 * @param sessions judged sessions
 */
public record MetricReport(
        String metric, Double mean, Double standardError, Double low, Double high, Double t, int sessions) {

    /** The report of an estimate. */
    public static MetricReport of(Metric metric, Estimate estimate) {
        return new MetricReport(
                metric.label(),
                known(estimate.mean()),
                known(estimate.standardError()),
                known(estimate.low()),
                known(estimate.high()),
                known(estimate.tStatistic(metric.chance())),
                estimate.sessions());
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
