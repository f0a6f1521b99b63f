package io.ballast.model.domain.training;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A learning method with its parameters. The same rows give a model of the same bytes, whatever the number of threads.
 */
public interface Trainer {

    /** The model's name in versions, predictions and events. */
    String name();

    /** What the fit depends on besides the rows, by name; part of a version's identity. */
    Map<String, String> parameters();

    /** How many steps a fit reports; one stands for about the time a boosted tree of XGBoost takes on the same rows. */
    int steps();

    /**
     * Fits a model.
     *
     * @param rows labelled rows; at least one
     * @param progress told after each step; may throw to end the fit
     * @return the model, to be closed by the caller
     */
    TrainedModel train(TrainingRows rows, TrainingProgress progress);

    /**
     * Restores a model.
     *
     * @param artifact what {@link TrainedModel#artifact()} gave
     * @return the model, to be closed by the caller
     * @throws IllegalArgumentException if the bytes are no model of this method
     */
    TrainedModel restore(byte[] artifact);

    /**
     * This method with every fit it makes passed through something else, such as a memory of finished fits.
     *
     * @param wrapping gives a method of the same name, parameters and models
     */
    default Trainer around(UnaryOperator<Trainer> wrapping) {
        return wrapping.apply(this);
    }
}
