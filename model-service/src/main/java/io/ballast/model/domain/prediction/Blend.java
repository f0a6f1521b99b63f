package io.ballast.model.domain.prediction;

import java.util.List;

/** Mixes the predictions of several models for one session. */
public final class Blend {

    /** Name of the blend, which is published like a model. */
    public static final String NAME = "blend";

    private Blend() {}

    /**
     * The weighted sum of the predictions, each model's standardised over the session first (divisor n), since models may
     * predict on different scales. A model that ranks nothing, because all its values are equal, adds nothing.
     *
     * @param predictions per model a value per row
     * @param weights per model, not negative
     * @return a value per row, in standard deviations rather than returns
     */
    public static double[] of(List<double[]> predictions, List<Double> weights) {
        double[] blend = new double[predictions.get(0).length];
        for (int model = 0; model < predictions.size(); model++) {
            double[] standardised = standardised(predictions.get(model));
            for (int row = 0; row < blend.length; row++) {
                blend[row] += weights.get(model) * standardised[row];
            }
        }
        return blend;
    }

    private static double[] standardised(double[] values) {
        double sum = 0;
        boolean differ = false;
        for (double value : values) {
            sum += value;
            differ |= value != values[0];
        }
        double[] standardised = new double[values.length];
        if (!differ) {
            return standardised;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / values.length);
        for (int row = 0; row < values.length; row++) {
            standardised[row] = (values[row] - mean) / deviation;
        }
        return standardised;
    }
}
