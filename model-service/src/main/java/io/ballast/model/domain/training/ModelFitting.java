package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.evaluation.InformationCoefficient;
import io.ballast.model.domain.prediction.Blend;

/**
 * Fits each model twice: on the earlier sessions to judge it by the later ones, and then on all labelled rows to predict
 * the latest session. The blend weighs the models by what the first fit showed.
 *
 * @param rows all labelled rows
 * @param latest the session to predict
 * @param holdOut how to judge; empty if the history is too short for it
 */
public record ModelFitting(TrainingRows rows, CrossSection latest, Optional<HoldOut> holdOut) {

    /** Steps that fitting these trainers reports. */
    public int steps(List<Trainer> trainers) {
        int once = trainers.stream().mapToInt(Trainer::steps).sum();
        return holdOut.isPresent() ? 2 * once : once;
    }

    /**
     * Fits the models and their blend.
     *
     * @param trainers at least one
     * @param progress told after each step; may throw to end the fitting
     * @return a model per trainer in their order, then the blend
     */
    public List<FittedModel> fit(List<Trainer> trainers, TrainingProgress progress) {
        List<List<double[]>> judged = new ArrayList<>();
        holdOut.ifPresent(test -> trainers.forEach(trainer -> judged.add(test.predict(trainer, progress))));
        List<InformationCoefficient> coefficients = coefficients(judged, trainers.size());
        BlendWeights weights = BlendWeights.of(
                coefficients.stream().map(InformationCoefficient::mean).toList());
        List<FittedModel> models = new ArrayList<>();
        for (int i = 0; i < trainers.size(); i++) {
            models.add(fit(trainers.get(i), coefficients.get(i), weights.of(i), progress));
        }
        models.add(blend(models, blendCoefficient(judged)));
        return models;
    }

    private FittedModel fit(Trainer trainer, InformationCoefficient ic, double weight, TrainingProgress progress) {
        try (TrainedModel model = trainer.train(rows, progress)) {
            return new FittedModel(
                    trainer.name(), trainer.parameters(), model.artifact(), ic, weight, model.predict(latest));
        }
    }

    private List<InformationCoefficient> coefficients(List<List<double[]>> judged, int models) {
        return holdOut.map(test -> judged.stream().map(test::judge).toList())
                .orElseGet(() -> java.util.Collections.nCopies(models, unknown()));
    }

    private InformationCoefficient blendCoefficient(List<List<double[]>> judged) {
        return holdOut.map(test -> BlendEvaluation.of(test, judged)).orElseGet(ModelFitting::unknown);
    }

    private static FittedModel blend(List<FittedModel> models, InformationCoefficient ic) {
        Map<String, String> parameters = new TreeMap<>();
        for (FittedModel model : models) {
            parameters.put(model.name() + ".weight", Double.toString(model.weight()));
            model.parameters().forEach((key, value) -> parameters.put(model.name() + "." + key, value));
        }
        double[] predictions = Blend.of(
                models.stream().map(FittedModel::predictions).toList(),
                models.stream().map(FittedModel::weight).toList());
        return new FittedModel(Blend.NAME, parameters, new byte[0], ic, 0, predictions);
    }

    private static InformationCoefficient unknown() {
        return InformationCoefficient.of(List.of(), 0);
    }
}
