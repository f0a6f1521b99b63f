package io.ballast.model.domain.training;

import java.util.List;
import java.util.stream.DoubleStream;

import io.ballast.model.domain.evaluation.Estimate;

/**
 * How much each model counts in the blend: in proportion to its out-of-sample information coefficient, shrunk towards the
 * mean of all models as far as their differences may be chance, and not below zero. If no model has a positive one, or
 * none could be measured, all count the same.
 *
 * @param weights one per model, not negative, with sum 1
 */
public record BlendWeights(List<Double> weights) {

    /** Copies the list. */
    public BlendWeights {
        weights = List.copyOf(weights);
    }

    /** The same weight for each of some models. */
    public static BlendWeights equal(int models) {
        return new BlendWeights(java.util.Collections.nCopies(models, 1.0 / models));
    }

    /**
     * Weighs models.
     *
     * @param coefficients out-of-sample information coefficient per model, not empty
     */
    public static BlendWeights of(List<Estimate> coefficients) {
        List<Estimate> measured =
                coefficients.stream().filter(ic -> !Double.isNaN(ic.mean())).toList();
        double mean = average(measured.stream().mapToDouble(Estimate::mean));
        double kept = kept(measured, mean);
        List<Double> floored = coefficients.stream()
                .map(ic -> Double.isNaN(ic.mean()) ? 0 : Math.max(0, mean + kept * (ic.mean() - mean)))
                .toList();
        double sum = floored.stream().mapToDouble(Double::doubleValue).sum();
        return sum > 0 ? new BlendWeights(floored.stream().map(ic -> ic / sum).toList()) : equal(coefficients.size());
    }

    /**
     * Share of the differences that is kept: the part of their variance that the standard errors do not explain (empirical
     * Bayes, James and Stein). Without standard errors, none.
     */
    private static double kept(List<Estimate> coefficients, double mean) {
        double between = average(coefficients.stream().mapToDouble(ic -> (ic.mean() - mean) * (ic.mean() - mean)));
        double within = average(coefficients.stream().mapToDouble(ic -> ic.standardError() * ic.standardError()));
        return between > 0 && within < between ? 1 - within / between : 0;
    }

    private static double average(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }

    /** Weight of a model by its position. */
    public double of(int model) {
        return weights.get(model);
    }
}
