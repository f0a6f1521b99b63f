package io.ballast.model.application;

import java.util.List;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.prediction.SessionPredictions;

/**
 * A session with what its models, all of one target, make of it before it is published.
 *
 * @param features the features of a member
 * @param members the members predicted
 * @param predictions the models' predictions in the order of publication, of these members in their order
 */
record PredictedSession(FeatureNames features, CrossSection members, List<SessionPredictions> predictions) {

    /** Copies the list. */
    PredictedSession {
        predictions = List.copyOf(predictions);
    }
}
