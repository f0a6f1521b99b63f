package io.ballast.model.domain.training;

/** Passes on as many steps as were announced for a part of a training, however many of them are done. */
public final class Countdown implements TrainingProgress {

    private final TrainingProgress progress;
    private int left;

    /**
     * @param steps steps announced
     * @param progress of the whole training
     */
    public Countdown(int steps, TrainingProgress progress) {
        this.left = steps;
        this.progress = progress;
    }

    @Override
    public void stepsDone(int steps) {
        left -= steps;
        progress.stepsDone(steps);
    }

    @Override
    public void stepsSpared(int steps) {
        left -= steps;
        progress.stepsSpared(steps);
    }

    /** The part is over; what is left of its steps need not be done. */
    public void finish() {
        progress.stepsSpared(left);
    }
}
