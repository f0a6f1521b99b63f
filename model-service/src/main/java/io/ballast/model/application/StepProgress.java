package io.ballast.model.application;

import io.ballast.kit.operation.OperationContext;
import io.ballast.model.domain.training.TrainingProgress;

/**
 * Reports the steps of a training to its operation, which may end the training there. Steps that need not be done are
 * reported with the next ones that are, so that who looks from report to report sees the pace of these.
 */
final class StepProgress implements TrainingProgress {

    private static final String UNIT = "training steps";
    private static final int ASSEMBLY_STEPS = 45;
    private static final double FITTED_ROWS = 150_000;

    private final OperationContext context;
    private final int total;
    private int done;

    /**
     * @param rows rows that have been assembled: each took as long as some trees over it, of which a fit takes only so many
     * @param fits steps that are still to be done
     */
    StepProgress(OperationContext context, long rows, int fits) {
        int ahead = (int) (ASSEMBLY_STEPS * Math.max(1, rows / FITTED_ROWS));
        this.context = context;
        this.total = ahead + fits;
        this.done = ahead;
    }

    @Override
    public void stepsDone(int steps) {
        done += steps;
        context.progress(done, total, UNIT);
        context.checkpoint();
    }

    @Override
    public void stepsSpared(int steps) {
        done += steps;
        if (done == total) {
            context.progress(done, total, UNIT);
        }
        context.checkpoint();
    }
}
