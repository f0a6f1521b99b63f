package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.model.domain.target.CoverageAnalysis;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.LossCause;
import io.ballast.model.domain.target.SelectionOutcome;
import io.ballast.model.domain.target.SessionCoverage;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.TrainingWindow;

/** Splits a coverage that is too low by its causes, in the span in which it is lowest. */
@Singleton
class AttributeCoverage {

    private static final Logger LOG = Logger.getLogger(AttributeCoverage.class);

    private final FeatureSource source;
    private final CoverageLosses losses;
    private final LastMatured matured;
    private final TrainingStore store;

    @Inject
    AttributeCoverage(FeatureSource source, CoverageLosses losses, LastMatured matured, TrainingStore store) {
        this.source = source;
        this.losses = losses;
        this.matured = matured;
        this.store = store;
    }

    /** Empty if the primary target was selected. */
    Optional<CoverageAttribution> of(TargetDecision decision, TrainingWindow window, TrainingSettings settings) {
        if (decision.outcome() == SelectionOutcome.PRIMARY) {
            return Optional.empty();
        }
        CoverageSpan worst = decision.coverage().worst(TargetDecision.PRIMARY);
        List<SessionCoverage> sessions = CoverageAnalysis.matured(
                source.coverage(window.from(), window.to()), matured.of(window.to(), settings.horizon()));
        LocalDate from = worst.of(sessions).get(0).session();
        LocalDate last = sessions.get(sessions.size() - 1).session();
        CoverageAttribution attribution = losses.attribute(worst, from, last, window.to());
        LOG.warnf(
                "%s is missing in %d of %d expected cells from %s to %s: %s",
                TargetDecision.PRIMARY.column(),
                attribution.expectedCells() - attribution.coveredCells(),
                attribution.expectedCells(),
                from,
                window.to(),
                causes(attribution));
        return Optional.of(attribution);
    }

    /**
     * The same for a run that is published, whose predictions nobody had to wait for. A failure is logged, no more.
     *
     * @param trainingRunId the run, kept without an attribution
     */
    void keep(UUID trainingRunId, TargetDecision decision, TrainingWindow window, TrainingSettings settings) {
        try {
            of(decision, window, settings).ifPresent(attribution -> QuarkusTransaction.requiringNew()
                    .run(() -> store.keep(trainingRunId, attribution)));
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Failed to split the low coverage of %s by its causes", window.to());
        }
    }

    private static String causes(CoverageAttribution attribution) {
        return Stream.of(LossCause.values())
                .filter(cause -> attribution.lost(cause) > 0)
                .map(cause -> cause.label() + " " + attribution.lost(cause))
                .collect(Collectors.joining(", "));
    }
}
