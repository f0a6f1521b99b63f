package io.ballast.model.domain.training;

/** Hears how far a training is. */
@FunctionalInterface
public interface TrainingProgress {

    /** Progress nobody is interested in. */
    TrainingProgress NONE = steps -> {};

    /** Some more steps are done. May throw to end the training. */
    void stepsDone(int steps);

    /** One more step is done. May throw to end the training. */
    default void stepDone() {
        stepsDone(1);
    }

    /** Some of the steps that were announced need not be done. May throw to end the training. */
    default void stepsSpared(int steps) {
        stepsDone(steps);
    }
}
