package io.ballast.model.domain.target;

/**
 * The rule that picks the target: the primary one if its coverage reaches the minimum, else the fallback if that does,
 * else the better covered of the two (the primary one if both are equal) with the run marked as degraded.
 *
 * @param minimumCoverage coverage a target must reach, 0 to 1, both included
 */
public record TargetSelection(double minimumCoverage) {

    /** Checks the bounds. */
    public TargetSelection {
        if (!(minimumCoverage >= 0 && minimumCoverage <= 1)) {
            throw new IllegalArgumentException(
                    "minimum target coverage " + minimumCoverage + " is not allowed: a number from 0 to 1 is expected");
        }
    }

    /**
     * Decides.
     *
     * @param coverage coverage over the training window
     * @return the decision with its inputs
     * @throws IllegalArgumentException if no cell of the window is matured: there is nothing to decide on
     */
    public TargetDecision decide(WindowCoverage coverage) {
        if (coverage.isEmpty()) {
            throw new IllegalArgumentException("no expected cell of the training window is matured;"
                    + " ingest more history or wait until the first labels are complete");
        }
        double primary = coverage.ratio(Target.FWD_RET_RESID);
        double fallback = coverage.ratio(Target.FWD_RET);
        if (primary >= minimumCoverage) {
            return new TargetDecision(coverage, minimumCoverage, SelectionOutcome.PRIMARY, Target.FWD_RET_RESID);
        }
        if (fallback >= minimumCoverage) {
            return new TargetDecision(coverage, minimumCoverage, SelectionOutcome.FALLBACK, Target.FWD_RET);
        }
        Target better = fallback > primary ? Target.FWD_RET : Target.FWD_RET_RESID;
        return new TargetDecision(coverage, minimumCoverage, SelectionOutcome.DEGRADED, better);
    }
}
