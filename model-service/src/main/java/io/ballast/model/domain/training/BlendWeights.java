package io.ballast.model.domain.training;

import java.util.List;

/**
 * How much each model counts in the blend: in proportion to its out-of-sample information coefficient, not below zero. If
 * no model has a positive one, or none could be measured, all count the same.
 *
 * @param weights one per model, not negative, with sum 1
 */
public record BlendWeights(List<Double> weights) {

    /** Copies the list. */
    public BlendWeights {
        weights = List.copyOf(weights);
    }

    /**
     * Weighs models.
     *
     * @param informationCoefficients mean out-of-sample coefficient per model, NaN if it could not be measured; not empty
     */
    public static BlendWeights of(List<Double> informationCoefficients) {
        List<Double> floored =
                informationCoefficients.stream().map(ic -> ic > 0 ? ic : 0.0).toList();
        double sum = floored.stream().mapToDouble(Double::doubleValue).sum();
        int models = floored.size();
        return new BlendWeights(
                floored.stream().map(ic -> sum > 0 ? ic / sum : 1.0 / models).toList());
    }

    /** Weight of a model by its position. */
    public double of(int model) {
        return weights.get(model);
    }
}
