package io.ballast.model.domain.training;

/** Hears how far a training is. */
@FunctionalInterface
public interface TrainingProgress {

    /** Progress nobody is interested in. */
    TrainingProgress NONE = () -> {};

    /** One more step is done. May throw to end the training. */
    void stepDone();

    /** Some more steps are done. May throw to end the training. */
    default void stepsDone(int steps) {
        for (int step = 0; step < steps; step++) {
            stepDone();
        }
    }
}
