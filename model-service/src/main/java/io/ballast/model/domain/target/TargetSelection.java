package io.ballast.model.domain.target;

import java.util.Optional;

/**
 * The rule that picks the target: the primary one if its coverage reaches the minimum in every span, else the fallback if
 * that does, else the
 * run is degraded: the champion predicts if it is young enough, else the better covered target is trained on (the primary
 * one if both are equal).
 * After a run that did not train on the primary target, the primary one must reach the minimum by a margin more, so that
 * the target does not flap around it.
 *
 * @param minimumCoverage coverage a target must reach, 0 to 1, both included
 * @param returnMargin what the primary target must reach above the minimum to be taken again, 0 to 1; the sum counts as 1
 *     at most
 */
public record TargetSelection(double minimumCoverage, double returnMargin) {

    /** Checks the bounds. */
    public TargetSelection {
        requireShare("minimum target coverage", minimumCoverage);
        requireShare("margin of the target coverage", returnMargin);
    }

    private static void requireShare(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    what + " " + value + " is not allowed: a number from 0 to 1 is expected");
        }
    }

    /**
     * Decides.
     *
     * @param coverage coverage over the training window and its latest sessions
     * @param previous the target of the session trained for before; empty if there was none
     * @param champion the models that predict now; empty if there are none
     * @return the decision with its inputs
     * @throws IllegalArgumentException if no cell of the window is matured: there is nothing to decide on
     */
    public TargetDecision decide(CoverageAnalysis coverage, Optional<Target> previous, Optional<Champion> champion) {
        if (coverage.isEmpty()) {
            throw new IllegalArgumentException("no expected cell of the training window is matured;"
                    + " ingest more history or wait until the first labels are complete");
        }
        double primary = coverage.lowest(Target.FWD_RET_RESID);
        double fallback = coverage.lowest(Target.FWD_RET);
        if (primary >= requiredOfPrimary(previous)) {
            return decision(coverage, previous, champion, SelectionOutcome.PRIMARY, Target.FWD_RET_RESID);
        }
        if (fallback >= minimumCoverage) {
            return decision(coverage, previous, champion, SelectionOutcome.FALLBACK, Target.FWD_RET);
        }
        // The margin keeps a usable fallback; where there is none, the minimum alone counts.
        if (primary >= minimumCoverage) {
            return decision(coverage, previous, champion, SelectionOutcome.PRIMARY, Target.FWD_RET_RESID);
        }
        if (champion.isPresent() && champion.get().isYoungEnough()) {
            return decision(
                    coverage,
                    previous,
                    champion,
                    SelectionOutcome.CHAMPION,
                    champion.get().target());
        }
        Target better = fallback > primary ? Target.FWD_RET : Target.FWD_RET_RESID;
        return decision(coverage, previous, champion, SelectionOutcome.DEGRADED, better);
    }

    private double requiredOfPrimary(Optional<Target> previous) {
        boolean returning = previous.isPresent() && previous.get() != TargetDecision.PRIMARY;
        return returning ? Math.min(1, minimumCoverage + returnMargin) : minimumCoverage;
    }

    private TargetDecision decision(
            CoverageAnalysis coverage,
            Optional<Target> previous,
            Optional<Champion> champion,
            SelectionOutcome outcome,
            Target selected) {
        return new TargetDecision(coverage, this, previous, champion, outcome, selected);
    }
}
