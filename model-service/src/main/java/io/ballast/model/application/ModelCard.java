package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a version is, what it was made of, how well it does and what it must not be used for. Two equal makings have equal
 * cards: nothing in it depends on when or where it was made.
 *
 * @param version the version with its parameters, metrics and hashes
 * @param windowFrom first day of the training window
 * @param windowTo last session of it
 * @param rows rows of members with features
 * @param featuresLeftOut features no row has
 * @param missing share of the rows without a value by feature
 * @param rowsOverPriceJumps rows not learned from because they reach over a price jump nobody has explained
 * @param suspiciousFeatures features that have probably seen the future
 * @param survivorshipBiased whether the history is one of survivors; null if nobody can tell
 * @param assumedMembership share of the members' days of the window, 0 to 1, on which membership was assumed by figures of a
 *     later day; null if nobody can tell
 * @param outcome why this target: primary, fallback or degraded
 * @param coverage coverage of the targets over the window
 * @param folds how it was judged
 * @param judged rank information coefficient of each judged session
 * @param notes what to bear in mind, one sentence each
 */
public record ModelCard(
        ModelReader.Version version,
        LocalDate windowFrom,
        LocalDate windowTo,
        long rows,
        List<String> featuresLeftOut,
        Map<String, Double> missing,
        long rowsOverPriceJumps,
        List<String> suspiciousFeatures,
        Boolean survivorshipBiased,
        Double assumedMembership,
        String outcome,
        io.ballast.contracts.TargetCoverage coverage,
        List<TrainingReport.Fold> folds,
        List<Judged> judged,
        List<String> notes) {

    /**
     * A judged session.
     *
     * @param session the session
     * @param rankIc its rank information coefficient, null if it could not be measured
     */
    public record Judged(LocalDate session, Double rankIc) {}
}
