package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.List;

import io.ballast.model.domain.dataset.TimeSplit;
import io.ballast.model.domain.evaluation.InformationCoefficient;
import io.ballast.model.domain.evaluation.RankCorrelation;
import io.ballast.model.domain.target.Target;

/**
 * Judges predictions on sessions no model was trained on. Trained is the target; judged is what trading at the next open
 * would have earned, over the same sessions and rows where that is known.
 *
 * @param split sessions to train on and to judge by
 * @param target the target trained on
 * @param width features per row
 */
public record HoldOut(TimeSplit split, Target target, int width) {

    /**
     * Trains on the earlier sessions and predicts the later ones.
     *
     * @return predictions per test session, a value per row
     */
    public List<double[]> predict(Trainer trainer, TrainingProgress progress) {
        TrainingRows rows = new TrainingRows(split.train(), target, width);
        try (TrainedModel model = trainer.train(rows, progress)) {
            return split.test().stream().map(model::predict).toList();
        }
    }

    /**
     * Judges predictions of the test sessions.
     *
     * @param predictions per test session, a value per row
     */
    public InformationCoefficient judge(List<double[]> predictions) {
        return judge(predictions, 0, predictions.size());
    }

    /** Judges predictions of the test sessions with positions in {@code [from, to)}. */
    InformationCoefficient judge(List<double[]> predictions, int from, int to) {
        List<Double> daily = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            daily.add(RankCorrelation.spearman(
                    predictions.get(i), split.test().get(i).executable(target)));
        }
        return InformationCoefficient.of(daily, 2 * split.horizon().rows());
    }
}
