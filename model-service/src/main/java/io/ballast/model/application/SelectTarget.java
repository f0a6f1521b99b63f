package io.ballast.model.application;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.domain.target.CoverageAnalysis;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.target.WindowCoverage;
import io.ballast.model.domain.training.TrainingWindow;

/** Picks the target of a training by its coverage over the window. */
@Singleton
public class SelectTarget {

    private static final Logger LOG = Logger.getLogger(SelectTarget.class);

    private final FeatureSource source;
    private final TrainingStore store;
    private final Champions champions;
    private final LastMatured matured;

    @Inject
    SelectTarget(FeatureSource source, TrainingStore store, Champions champions, LastMatured matured) {
        this.source = source;
        this.store = store;
        this.champions = champions;
        this.matured = matured;
    }

    /** Decides and says so in the log; fails the operation if no label of the window is complete. */
    TargetDecision select(TrainingWindow window, TrainingSettings settings) {
        TargetDecision decision = decide(window, settings);
        for (CoverageSpan span : CoverageSpan.values()) {
            tell(window, span, decision.coverage().of(span));
        }
        switch (decision.outcome()) {
            case PRIMARY -> LOG.info(decision.explanation());
            case FALLBACK -> LOG.warn(decision.explanation());
            case CHAMPION, DEGRADED -> LOG.error(decision.explanation());
        }
        return decision;
    }

    /** Decides; fails the operation if no label of the window is complete. */
    TargetDecision decide(TrainingWindow window, TrainingSettings settings) {
        CoverageAnalysis coverage = CoverageAnalysis.of(
                source.coverage(window.from(), window.to()), matured.of(window.to(), settings.horizon()));
        if (coverage.isEmpty()) {
            throw new OperationFailedException(
                    "No label of the window " + window.from() + ".." + window.to() + " is complete yet, so there is"
                            + " nothing to learn from",
                    "Ingest more history, or train when " + settings.horizon().rows()
                            + " sessions have passed since the first one.");
        }
        return settings.selection().decide(coverage, store.targetBefore(window.to()), champions.at(window.to()));
    }

    private static void tell(TrainingWindow window, CoverageSpan span, WindowCoverage coverage) {
        LOG.infof(
                "Target coverage analysis of %s..%s, span %s of %d matured sessions: %s=%.4f (weighted %.4f)"
                        + " %s=%.4f (weighted %.4f), %d expected cells",
                window.from(),
                window.to(),
                span.label(),
                coverage.maturedSessions(),
                Target.FWD_RET_RESID.column(),
                coverage.ratio(Target.FWD_RET_RESID),
                coverage.weighted(Target.FWD_RET_RESID),
                Target.FWD_RET.column(),
                coverage.ratio(Target.FWD_RET),
                coverage.weighted(Target.FWD_RET),
                coverage.expectedCells());
    }
}
