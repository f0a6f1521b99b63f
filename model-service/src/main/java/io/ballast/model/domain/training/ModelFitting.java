package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.evaluation.Evaluation;
import io.ballast.model.domain.evaluation.RankedSession;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.prediction.Neutral;

/**
 * Fits each model once per fold to judge it, and then on all labelled rows to predict the latest session. The blend weighs
 * the models by what the folds showed.
 *
 * @param rows all labelled rows
 * @param latest the session to predict
 * @param judging how to judge; without folds if the history is too short for it
 * @param neutral what takes styles out of the blend
 */
public record ModelFitting(TrainingRows rows, CrossSection latest, OutOfSample judging, Neutral neutral) {

    /** Steps that fitting these trainers reports. */
    public int steps(List<Trainer> trainers) {
        int once = trainers.stream().mapToInt(Trainer::steps).sum();
        return (judging.folds().size() + 1) * once;
    }

    /**
     * Fits the models and their blend.
     *
     * @param trainers at least one
     * @param progress told after each step; may throw to end the fitting
     * @return a model per trainer in their order, then the blend, raw and neutral
     */
    public List<FittedModel> fit(List<Trainer> trainers, TrainingProgress progress) {
        List<List<List<RankedSession>>> predicted = new ArrayList<>();
        trainers.forEach(trainer -> predicted.add(judging.predict(trainer, progress)));
        BlendWeights weights = judging.weights(predicted);
        List<FittedModel> models = new ArrayList<>();
        for (int i = 0; i < trainers.size(); i++) {
            models.add(fit(trainers.get(i), judging.judge(predicted.get(i)), weights.of(i), progress));
        }
        List<List<RankedSession>> blended = judging.blend(predicted);
        FittedModel blend = blend(models, judging.judge(blended));
        models.add(blend);
        models.add(neutral(blend, judging.judge(judging.neutral(blended, neutral))));
        return models;
    }

    private FittedModel fit(Trainer trainer, Evaluation evaluation, double weight, TrainingProgress progress) {
        try (TrainedModel model = trainer.train(rows, progress)) {
            Map<String, String> parameters = new TreeMap<>(trainer.parameters());
            parameters.putAll(model.choices());
            return new FittedModel(
                    trainer.name(), parameters, model.artifact(), evaluation, weight, model.predict(latest));
        }
    }

    private FittedModel neutral(FittedModel blend, Evaluation evaluation) {
        Map<String, String> parameters = new TreeMap<>(blend.parameters());
        parameters.put("neutral_to", "sector," + String.join(",", Neutral.STYLES));
        return new FittedModel(
                Neutral.NAME, parameters, new byte[0], evaluation, 0, neutral.of(latest, blend.predictions()));
    }

    private static FittedModel blend(List<FittedModel> models, Evaluation evaluation) {
        Map<String, String> parameters = new TreeMap<>();
        for (FittedModel model : models) {
            parameters.put(model.name() + ".weight", Double.toString(model.weight()));
            model.parameters().forEach((key, value) -> parameters.put(model.name() + "." + key, value));
        }
        double[] predictions = Blend.of(
                models.stream().map(FittedModel::predictions).toList(),
                models.stream().map(FittedModel::weight).toList());
        return new FittedModel(Blend.NAME, parameters, new byte[0], evaluation, 0, predictions);
    }
}
