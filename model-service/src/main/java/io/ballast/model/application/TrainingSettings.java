package io.ballast.model.application;

import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.target.TargetSelection;

/**
 * How models are trained.
 *
 * @param windowYears length of the training window in years, 1 to 50
 * @param selection the rule that picks the target
 * @param horizon how far the labels look ahead
 * @param folds how models are judged on sessions they were not trained on
 */
public record TrainingSettings(int windowYears, TargetSelection selection, LabelHorizon horizon, WalkForward folds) {

    /** The same settings with another window. */
    public TrainingSettings withWindowYears(int years) {
        return new TrainingSettings(years, selection, horizon, folds);
    }

    /** The same settings with another minimum coverage. */
    public TrainingSettings withMinimumCoverage(double minimum) {
        return new TrainingSettings(
                windowYears, new TargetSelection(minimum, selection.returnMargin()), horizon, folds);
    }
}
