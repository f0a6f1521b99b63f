package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.evaluation.Estimate;
import io.ballast.model.domain.evaluation.Evaluation;
import io.ballast.model.domain.evaluation.RankedSession;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;

/**
 * Learns both targets on the same folds, to tell what falling back costs. Nothing of it is ever published as a prediction.
 *
 * @param folds folds over the sessions that have the primary target, in order of time: only there both can be compared
 * @param features the features of a row
 */
public record ShadowTraining(List<Fold> folds, FeatureNames features) {

    /** Copies the list. */
    public ShadowTraining {
        folds = List.copyOf(folds);
    }

    /** Steps that {@link #compare} reports of a method. */
    public int steps(Trainer trainer) {
        return Target.values().length * folds.size() * trainer.steps();
    }

    /**
     * Trains a method on both targets.
     *
     * @param progress told after each step; may throw to end the training
     * @return the receipt; empty without folds
     */
    public Optional<TargetReceipt> compare(Trainer trainer, TrainingProgress progress) {
        return folds.isEmpty() ? Optional.empty() : Optional.of(receipt(trainer, progress));
    }

    private TargetReceipt receipt(Trainer trainer, TrainingProgress progress) {
        List<Double> primary = judged(predictions(Target.FWD_RET_RESID, trainer, progress));
        List<Double> fallback = judged(predictions(Target.FWD_RET, trainer, progress).stream()
                .map(new AsPublished(Target.FWD_RET, features))
                .toList());
        List<Double> cost = new ArrayList<>(primary.size());
        for (int session = 0; session < primary.size(); session++) {
            cost.add(primary.get(session) - fallback.get(session));
        }
        return new TargetReceipt(trainer.name(), estimate(primary), estimate(fallback), estimate(cost));
    }

    private List<RankedSession> predictions(Target target, Trainer trainer, TrainingProgress progress) {
        return new OutOfSample(folds, target, features.size())
                .predict(trainer, progress).stream().flatMap(List::stream).toList();
    }

    private static List<Double> judged(List<RankedSession> sessions) {
        return Evaluation.rankIcs(sessions, TargetDecision.PRIMARY);
    }

    private Estimate estimate(List<Double> daily) {
        return Evaluation.estimate(daily, folds.get(0).embargo().horizon());
    }
}
