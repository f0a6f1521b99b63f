package io.ballast.model.application;

import io.ballast.kit.operation.OperationContext;
import io.ballast.model.domain.training.TrainingProgress;

/** Reports each step of a training to its operation, which may end the training there. */
final class StepProgress implements TrainingProgress {

    private static final String UNIT = "training steps";

    private final OperationContext context;
    private final int total;
    private int done;

    /**
     * @param ahead steps that what is done already stands for
     * @param fits steps that are still to be done
     */
    StepProgress(OperationContext context, int ahead, int fits) {
        this.context = context;
        this.total = ahead + fits;
        this.done = ahead;
        context.progress(done, total, UNIT);
    }

    @Override
    public void stepDone() {
        context.progress(++done, total, UNIT);
        context.checkpoint();
    }
}
