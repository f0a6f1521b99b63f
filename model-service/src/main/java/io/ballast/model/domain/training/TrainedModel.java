package io.ballast.model.domain.training;

import java.util.Map;

import io.ballast.model.domain.dataset.CrossSection;

/** A fitted model. May hold memory outside the heap, which {@link #close()} gives back. */
public interface TrainedModel extends AutoCloseable {

    /**
     * Predicts the members of a session.
     *
     * @param section rows with the features the model was trained on
     * @return a finite value per row, in the unit of the target: higher means a higher expected return
     */
    double[] predict(CrossSection section);

    /** The model as bytes; a model restored from them predicts the same bits. */
    byte[] artifact();

    /** What the fit decided by itself, such as the settings that a search found, by name; part of a version's identity. */
    default Map<String, String> choices() {
        return Map.of();
    }

    @Override
    void close();
}
