package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;

/**
 * How far the features of a session are from those of the sessions before.
 *
 * @param session the session
 * @param referenceFrom first session of the reference
 * @param referenceTo last session of it
 * @param features all features, those that drifted most first
 */
public record DriftReport(
        LocalDate session, LocalDate referenceFrom, LocalDate referenceTo, List<FeatureDrift> features) {

    /**
     * A feature.
     *
     * @param feature its name
     * @param stability population stability index over the members, null if it cannot be stated
     * @param change none, moderate (0.1 and more) or major (0.25 and more)
     */
    public record FeatureDrift(String feature, Double stability, String change) {}
}
