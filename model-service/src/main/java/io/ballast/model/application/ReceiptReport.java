package io.ballast.model.application;

import io.ballast.model.domain.evaluation.Metric;
import io.ballast.model.domain.training.TargetReceipt;

/**
 * What falling back from the primary target costs a model, in rank information coefficient.
 *
 * @param model the model
 * @param primary what it reaches by learning the primary target
 * @param fallback what it reaches by learning the fallback target
 * @param cost the difference, paired by session, with its 95 % interval; above 0: the fallback ranks worse
 */
public record ReceiptReport(String model, MetricReport primary, MetricReport fallback, MetricReport cost) {

    /** The report of a receipt. */
    public static ReceiptReport of(TargetReceipt receipt) {
        return new ReceiptReport(
                receipt.model(),
                MetricReport.of(Metric.RANK_IC, receipt.primary()),
                MetricReport.of(Metric.RANK_IC, receipt.fallback()),
                MetricReport.of(Metric.RANK_IC, receipt.cost()));
    }
}
