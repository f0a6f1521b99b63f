package io.ballast.model.domain.training;

import java.util.Map;
import java.util.TreeMap;

import io.ballast.model.domain.evaluation.Estimate;
import io.ballast.model.domain.evaluation.Evaluation;

/**
 * A model of a training with what is known of it.
 *
 * @param name the model's name
 * @param parameters what the fit depended on besides the data, by name
 * @param artifact the model as bytes; empty for the blend, which is made of the others
 * @param evaluation how it did out of sample
 * @param weight its share in the blend, 0 to 1; 0 for the blend itself
 * @param predictions a value per member of the latest session
 */
public record FittedModel(
        String name,
        Map<String, String> parameters,
        byte[] artifact,
        Evaluation evaluation,
        double weight,
        double[] predictions) {

    /** Copies the parameters, in alphabetical order, since they identify a version. */
    public FittedModel {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** Out-of-sample rank information coefficient. */
    public Estimate ic() {
        return evaluation.ic();
    }
}
