package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ballast.contracts.TargetCoverage;

/**
 * What a training run tells: the result of its operation, and a row of the list of training runs.
 *
 * @param trainingRunId the training run
 * @param runId the run it belongs to
 * @param session the session trained for
 * @param windowFrom first day of the window
 * @param windowYears years asked for
 * @param windowShortened whether the history was shorter
 * @param rows rows trained and judged on
 * @param features number of features
 * @param featuresLeftOut published features no row has
 * @param missing share of the rows without a value, 0 to 1, by feature: what the trees see as missing and ridge as the mean
 * @param rowsOverPriceJumps rows left out because they reach over a price jump nobody has explained
 * @param suspiciousFeatures features that foretold more than one honestly can, so probably have seen the future
 * @param testFrom first session judged, null if none was
 * @param testTo last session judged, null if none was
 * @param folds how the models were judged, in order of time
 * @param dataHash hash of the data set
 * @param survivorshipBiased whether the history is one of survivors, so that figures look better than the market was; null
 *     if nobody can tell
 * @param assumedMembership share of the members' days of the window, 0 to 1, on which membership was assumed by figures of a
 *     later day, so that figures look better than the market was; null if nobody can tell
 * @param primaryTarget the preferred target
 * @param selectedTarget the target trained on
 * @param outcome primary, fallback, champion (nothing trained, the models before predict) or degraded
 * @param trained whether models were made; otherwise the champion predicted
 * @param fallback whether the selected target is not the primary one
 * @param coverage coverage of the targets over the window
 * @param minTargetCoverage coverage the primary target had to reach
 * @param models the models and their blend
 */
public record TrainingReport(
        UUID trainingRunId,
        String runId,
        LocalDate session,
        LocalDate windowFrom,
        int windowYears,
        boolean windowShortened,
        long rows,
        int features,
        List<String> featuresLeftOut,
        Map<String, Double> missing,
        long rowsOverPriceJumps,
        List<String> suspiciousFeatures,
        LocalDate testFrom,
        LocalDate testTo,
        List<Fold> folds,
        String dataHash,
        Boolean survivorshipBiased,
        Double assumedMembership,
        String primaryTarget,
        String selectedTarget,
        String outcome,
        boolean trained,
        boolean fallback,
        TargetCoverage coverage,
        double minTargetCoverage,
        List<Model> models) {

    /**
     * What models learned from and were judged on, once.
     *
     * @param trainFrom first session learned from
     * @param trainTo last session learned from
     * @param trainRows rows learned from
     * @param purgedRows rows left out because their labels end too close to the first judged session
     * @param embargoSessions sessions between the end of the last label learned from and the first judged session
     * @param testFrom first session judged
     * @param testTo last session judged
     */
    public record Fold(
            LocalDate trainFrom,
            LocalDate trainTo,
            long trainRows,
            long purgedRows,
            int embargoSessions,
            LocalDate testFrom,
            LocalDate testTo) {}

    /**
     * A model of the run.
     *
     * @param name its name
     * @param version its version
     * @param ic mean out-of-sample information coefficient, null if unknown
     * @param icT its t statistic, null if unknown
     * @param weight its share in the blend
     * @param seconds what its fits took, null for the blend
     */
    public record Model(String name, String version, Double ic, Double icT, double weight, Double seconds) {}
}
