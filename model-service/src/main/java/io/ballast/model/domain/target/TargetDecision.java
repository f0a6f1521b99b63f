package io.ballast.model.domain.target;

import java.util.Locale;
import java.util.Objects;

/**
 * A decision which target to train on, with everything it was made from.
 *
 * @param coverage coverage of the targets over the training window
 * @param minimumCoverage coverage a target must reach, 0 to 1
 * @param outcome what the coverage allowed
 * @param selected the target to train on
 */
public record TargetDecision(
        WindowCoverage coverage, double minimumCoverage, SelectionOutcome outcome, Target selected) {

    /** The target trained on if nothing speaks against it. */
    public static final Target PRIMARY = Target.FWD_RET_RESID;

    /** Checks that the outcome and the selected target agree. */
    public TargetDecision {
        Objects.requireNonNull(coverage, "coverage");
        Objects.requireNonNull(selected, "selected");
        if (outcome == SelectionOutcome.PRIMARY && selected != PRIMARY
                || outcome == SelectionOutcome.FALLBACK && selected == PRIMARY) {
            throw new IllegalArgumentException(
                    "outcome " + outcome.label() + " does not fit the selected target " + selected.column());
        }
    }

    /** Whether the run trains on another target than the primary one. */
    public boolean isFallback() {
        return selected != PRIMARY;
    }

    /** The decision in a sentence, with the figures it rests on. */
    public String explanation() {
        String low = String.format(
                Locale.ROOT,
                "%s coverage %.4f is below MIN_TARGET_COVERAGE=%s",
                PRIMARY.column(),
                coverage.ratio(PRIMARY),
                minimumCoverage);
        return switch (outcome) {
            case PRIMARY ->
                String.format(
                        Locale.ROOT,
                        "%s coverage %.4f reaches MIN_TARGET_COVERAGE=%s, training on %s",
                        PRIMARY.column(),
                        coverage.ratio(PRIMARY),
                        minimumCoverage,
                        PRIMARY.column());
            case FALLBACK ->
                String.format(
                        Locale.ROOT,
                        "%s, falling back to %s (coverage %.4f)",
                        low,
                        selected.column(),
                        coverage.ratio(selected));
            case DEGRADED ->
                String.format(
                        Locale.ROOT,
                        "%s and so is %s with %.4f; %s %s, the better covered one, and the run is degraded",
                        low,
                        Target.FWD_RET.column(),
                        coverage.ratio(Target.FWD_RET),
                        isFallback() ? "falling back to" : "training on",
                        selected.column());
        };
    }
}
