package io.ballast.model.domain.target;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A decision which target to train on, with everything it was made from.
 *
 * @param coverage coverage of the targets over the training window and its latest sessions
 * @param rule the rule that decided
 * @param previous the target of the session trained for before; empty if there was none
 * @param champion the models that predicted at the time; empty if there were none
 * @param outcome what the coverage allowed
 * @param selected the target to train on, or the champion's
 */
public record TargetDecision(
        CoverageAnalysis coverage,
        TargetSelection rule,
        Optional<Target> previous,
        Optional<Champion> champion,
        SelectionOutcome outcome,
        Target selected) {

    /** The target trained on if nothing speaks against it. */
    public static final Target PRIMARY = Target.FWD_RET_RESID;

    /** Checks that the outcome and the selected target agree. */
    public TargetDecision {
        Objects.requireNonNull(coverage, "coverage");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(selected, "selected");
        if (outcome == SelectionOutcome.PRIMARY && selected != PRIMARY
                || outcome == SelectionOutcome.FALLBACK && selected == PRIMARY
                || outcome == SelectionOutcome.CHAMPION
                        && champion.map(Champion::target).orElse(null) != selected) {
            throw new IllegalArgumentException(
                    "outcome " + outcome.label() + " does not fit the selected target " + selected.column());
        }
    }

    /** Decides again from the same inputs; equal to this decision unless the rule's code has changed since. */
    public TargetDecision replay() {
        return rule.decide(coverage, previous, champion);
    }

    /** Whether the run trains on or predicts another target than the primary one. */
    public boolean isFallback() {
        return selected != PRIMARY;
    }

    /** Whether neither target was covered well enough. */
    public boolean isDegraded() {
        return outcome.isDegraded();
    }

    /** Whether nothing is trained and the champion predicts. */
    public boolean isByChampion() {
        return outcome == SelectionOutcome.CHAMPION;
    }

    /** The decision in a sentence, with the figures it rests on. */
    public String explanation() {
        return switch (outcome) {
            case PRIMARY ->
                clause(PRIMARY) + " reaches " + required(rule.minimumCoverage()) + ", training on " + PRIMARY.column();
            case FALLBACK ->
                clause(PRIMARY) + " is below " + requiredOfPrimary() + ", falling back to " + selected.column()
                        + " (coverage " + share(coverage.lowest(selected)) + ")";
            case CHAMPION ->
                clause(PRIMARY) + " is below " + required(rule.minimumCoverage()) + " and so is "
                        + figure(Target.FWD_RET) + "; " + (isFallback() ? "falling back to " : "predicting ")
                        + selected.column() + " by the champion of "
                        + champion.orElseThrow().session() + ", "
                        + champion.orElseThrow().age() + " sessions old, and the run is degraded";
            case DEGRADED ->
                clause(PRIMARY) + " is below " + required(rule.minimumCoverage()) + " and so is "
                        + figure(Target.FWD_RET) + "; " + (isFallback() ? "falling back to " : "training on ")
                        + selected.column() + ", the better covered one, and the run is degraded";
        };
    }

    /** The figure where the sentence goes on. */
    private String clause(Target target) {
        return isWithoutCells(target) ? figure(target) + "," : figure(target);
    }

    private String figure(Target target) {
        String share = target.column() + " coverage " + share(coverage.lowest(target)) + " over "
                + coverage.worst(target).words();
        return isWithoutCells(target) ? share + ", which have no expected cell" : share;
    }

    private boolean isWithoutCells(Target target) {
        return coverage.of(coverage.worst(target)).isEmpty();
    }

    /** Above the minimum, it was the margin that kept the fallback. */
    private String requiredOfPrimary() {
        boolean kept = coverage.lowest(PRIMARY) >= rule.minimumCoverage();
        return kept
                ? required(rule.minimumCoverage()) + " + " + rule.returnMargin() + " for the way back"
                : required(rule.minimumCoverage());
    }

    private static String required(double minimum) {
        return "MIN_TARGET_COVERAGE=" + minimum;
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
