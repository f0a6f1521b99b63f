package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.ballast.model.domain.live.Drift;
import io.ballast.model.domain.live.DriftSubject;

/**
 * How far a session is from the rows its models have learned from.
 *
 * @param session the session
 * @param trainingRunId the training whose models predicted it
 * @param trainedFrom first session of its window
 * @param trainedTo the session it was made for
 * @param features what the models were given, those that drifted most first
 * @param predictions what the models answered, those that drifted most first
 */
public record DriftReport(
        LocalDate session,
        UUID trainingRunId,
        LocalDate trainedFrom,
        LocalDate trainedTo,
        List<Item> features,
        List<Item> predictions) {

    /**
     * A feature or a model.
     *
     * @param name its name
     * @param stability population stability index over the members, 0 or more
     * @param change none, moderate (0.1 and more) or major (0.25 and more)
     */
    public record Item(String name, double stability, String change) {}

    /** A report of drifts in their order. */
    public static DriftReport of(
            LocalDate session, UUID trainingRunId, LocalDate trainedFrom, LocalDate trainedTo, List<Drift> drifts) {
        return new DriftReport(
                session,
                trainingRunId,
                trainedFrom,
                trainedTo,
                items(drifts, DriftSubject.Kind.FEATURE),
                items(drifts, DriftSubject.Kind.PREDICTION));
    }

    private static List<Item> items(List<Drift> drifts, DriftSubject.Kind kind) {
        return drifts.stream()
                .filter(drift -> drift.subject().kind() == kind)
                .map(drift -> new Item(drift.subject().name(), drift.stability(), drift.change()))
                .toList();
    }
}
