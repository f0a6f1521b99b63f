package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.evaluation.Evaluation;
import io.ballast.model.domain.evaluation.RankedSession;
import io.ballast.model.domain.fold.Fold;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.target.Target;

/**
 * What models predict for the judged sessions of some folds, each trained on what came before. Trained is the target;
 * judged is what trading at the next open would have earned by what is published.
 *
 * @param folds the folds in order of time
 * @param target the target trained on
 * @param width features per row
 * @param published makes of predictions what is published of them
 */
public record OutOfSample(List<Fold> folds, Target target, int width, UnaryOperator<RankedSession> published) {

    /** Copies the list. */
    public OutOfSample {
        folds = List.copyOf(folds);
    }

    /** Judges the predictions as they are. */
    public OutOfSample(List<Fold> folds, Target target, int width) {
        this(folds, target, width, UnaryOperator.identity());
    }

    /**
     * Trains on the earlier sessions of each fold and predicts the later ones.
     *
     * @return per fold its judged sessions with the predictions
     */
    public List<List<RankedSession>> predict(Trainer trainer, TrainingProgress progress) {
        List<List<RankedSession>> predicted = new ArrayList<>(folds.size());
        for (Fold fold : folds) {
            try (TrainedModel model = trainer.train(new TrainingRows(fold.train(), target, width), progress)) {
                predicted.add(fold.test().stream()
                        .map(section -> new RankedSession(section, model.predict(section)))
                        .toList());
            }
        }
        return predicted;
    }

    /** Judges the predictions of some folds together. */
    public Evaluation judge(List<List<RankedSession>> predicted) {
        if (folds.isEmpty()) {
            return Evaluation.UNKNOWN;
        }
        return Evaluation.of(joined(predicted), target, horizon());
    }

    private List<RankedSession> joined(List<List<RankedSession>> predicted) {
        return predicted.stream().flatMap(List::stream).map(published).toList();
    }

    private LabelHorizon horizon() {
        return folds.get(0).embargo().horizon();
    }

    /**
     * Blends models as it would have gone in time: the weights in a fold come from the sessions of the folds before it whose
     * outcome was known when it began, in the first one all models count the same.
     *
     * @param models per model what {@link #predict} gave
     * @return the blend's predictions per fold
     */
    public List<List<RankedSession>> blend(List<List<List<RankedSession>>> models) {
        List<List<RankedSession>> blended = new ArrayList<>(folds.size());
        for (int fold = 0; fold < folds.size(); fold++) {
            BlendWeights weights = weightsBefore(fold, models);
            List<RankedSession> sessions = new ArrayList<>();
            for (int at = 0; at < folds.get(fold).test().size(); at++) {
                sessions.add(blend(models, fold, at, weights));
            }
            blended.add(sessions);
        }
        return blended;
    }

    private RankedSession blend(List<List<List<RankedSession>>> models, int fold, int session, BlendWeights weights) {
        CrossSection section = folds.get(fold).test().get(session);
        List<double[]> predictions = models.stream()
                .map(model -> model.get(fold).get(session).predictions())
                .toList();
        return new RankedSession(section, Blend.of(predictions, weights.weights()));
    }

    /** The same predictions with the styles taken out. */
    public List<List<RankedSession>> neutral(List<List<RankedSession>> predicted, Neutral neutral) {
        return predicted.stream()
                .map(fold -> fold.stream()
                        .map(session -> new RankedSession(
                                session.section(), neutral.of(session.section(), session.predictions())))
                        .toList())
                .toList();
    }

    private BlendWeights weightsBefore(int fold, List<List<List<RankedSession>>> models) {
        int start = folds.get(fold).test().get(0).ordinal();
        return weights(
                models, session -> session.section().ordinal() + horizon().executableReach() < start);
    }

    /** Weights from all that was judged. */
    BlendWeights weights(List<List<List<RankedSession>>> models) {
        return weights(models, session -> true);
    }

    /** The same for all models where nothing counts. */
    private BlendWeights weights(List<List<List<RankedSession>>> models, Predicate<RankedSession> counts) {
        return folds.isEmpty()
                ? BlendWeights.equal(models.size())
                : BlendWeights.of(models.stream()
                        .map(model -> joined(model).stream().filter(counts).toList())
                        .map(sessions -> Evaluation.rankIc(sessions, target, horizon()))
                        .toList());
    }
}
