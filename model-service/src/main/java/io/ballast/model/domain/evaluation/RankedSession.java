package io.ballast.model.domain.evaluation;

import io.ballast.model.domain.dataset.CrossSection;

/**
 * Predictions of a session no model that made them was trained on.
 *
 * @param section the session
 * @param predictions a value per row of the section; NaN = none
 */
public record RankedSession(CrossSection section, double[] predictions) {

    /** Checks that there is a prediction per row. */
    public RankedSession {
        if (section.size() != predictions.length) {
            throw new IllegalArgumentException(
                    predictions.length + " predictions for " + section.size() + " rows of " + section.session());
        }
    }
}
