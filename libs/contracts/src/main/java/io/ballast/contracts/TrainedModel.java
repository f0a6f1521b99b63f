package io.ballast.contracts;

/**
 * A model of a training run.
 *
 * @param name name of the model
 * @param version name of the model's version
 * @param ic out-of-sample information coefficient, -1 to 1; null if it could not be measured
 * @param weight weight in the ensemble, not negative
 */
public record TrainedModel(String name, String version, Double ic, double weight) {

    /** Checks the fields. */
    public TrainedModel {
        Require.text(name, "name");
        Require.text(version, "version");
        Require.finiteOrNull(ic, "ic");
        if (ic != null && Math.abs(ic) > 1) {
            throw new IllegalArgumentException("ic=" + ic + " of model " + name + " is outside -1..1");
        }
        if (!Double.isFinite(weight) || weight < 0) {
            throw new IllegalArgumentException("weight=" + weight + " of model " + name + " is not a number from 0");
        }
    }
}
