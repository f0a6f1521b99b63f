package io.ballast.model.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.model.domain.evaluation.JudgedSession;
import io.ballast.model.domain.target.SelectionOutcome;
import io.ballast.model.domain.target.TargetDecision;

/** Puts cards together from what is stored. */
@Singleton
public class ModelCards {

    private final ModelReader reader;
    private final TrainingStore trainings;

    @Inject
    ModelCards(ModelReader reader, TrainingStore trainings) {
        this.reader = reader;
        this.trainings = trainings;
    }

    /** The card of a version; empty if there is no such version. */
    public Optional<ModelCard> find(String model, String version) {
        return reader.version(model, version).flatMap(found -> trainings
                .making(model, version)
                .map(making -> card(found, making, reader.judged(model, version))));
    }

    private static ModelCard card(ModelReader.Version version, TrainingReport making, List<JudgedSession> judged) {
        return new ModelCard(
                version,
                making.windowFrom(),
                making.session(),
                making.rows(),
                making.featuresLeftOut(),
                making.missing(),
                making.rowsOverPriceJumps(),
                making.suspiciousFeatures(),
                making.survivorshipBiased(),
                making.assumedMembership(),
                making.outcome(),
                making.coverage(),
                making.folds(),
                judged.stream()
                        .map(session -> new ModelCard.Judged(
                                session.session(), Double.isNaN(session.rankIc()) ? null : session.rankIc()))
                        .toList(),
                notes(version, making));
    }

    private static List<String> notes(ModelReader.Version version, TrainingReport making) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "It ranks the members of a session against each other at its close; its values are no forecast of returns"
                        + " to size positions by.");
        notes.add("Figures are out of sample, on returns from the next open; costs are not in them.");
        if (version.ic() == null) {
            notes.add("The history was too short to judge it.");
        }
        if (!making.suspiciousFeatures().isEmpty()) {
            notes.add(
                    "Features have probably seen the future: " + String.join(", ", making.suspiciousFeatures()) + ".");
        }
        HistoryBias bias = new HistoryBias(making.survivorshipBiased(), making.assumedMembership());
        if (bias.isOfSurvivors()) {
            notes.add("The history is one of survivors, so that figures look better than the market was.");
        }
        if (bias.isAssumed()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "On %.1f %% of the members' days of the window membership is assumed, by figures of a later day, so"
                            + " that figures look better than the market was.",
                    100 * bias.assumedMembership()));
        }
        if (!version.target().equals(TargetDecision.PRIMARY.column())) {
            notes.add("It learned the fallback target; its published predictions are neutral to the last known beta.");
        }
        if (SelectionOutcome.of(making.outcome()).isDegraded()) {
            notes.add("Neither target was covered well enough: it must not be traded on without a person's look.");
        }
        return notes;
    }
}
