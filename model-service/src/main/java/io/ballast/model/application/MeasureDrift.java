package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.config.Variables;
import io.ballast.model.application.TrainingStore.ChampionTraining;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.live.Drift;
import io.ballast.model.domain.live.DriftBaseline;
import io.ballast.model.domain.live.DriftSample;
import io.ballast.model.domain.target.SessionCoverage;
import io.ballast.model.domain.training.Thinning;

/**
 * Measures how far a session is from the rows the champion has learned from, once its predictions are published: nobody waits
 * for it, and what goes wrong with it must not take the predictions back.
 */
@Singleton
class MeasureDrift {

    private static final Logger LOG = Logger.getLogger(MeasureDrift.class);

    /** Rows and sessions at most that stand for all rows of a training; as in fits, whole sessions are left out. */
    private static final int ROWS = 100_000;

    private static final int SESSIONS = 20;

    private final FeatureSource source;
    private final DataSets dataSets;
    private final ChampionPredictions predictions;
    private final LearningSettings learning;
    private final TrainingStore trainings;
    private final DriftStore store;
    private final HeldSessions held;

    @Inject
    MeasureDrift(
            FeatureSource source,
            DataSets dataSets,
            ChampionPredictions predictions,
            LearningSettings learning,
            TrainingStore trainings,
            DriftStore store,
            HeldSessions held) {
        this.source = source;
        this.dataSets = dataSets;
        this.predictions = predictions;
        this.learning = learning;
        this.trainings = trainings;
        this.store = store;
        this.held = held;
    }

    /** Measures a session the champion has predicted, and keeps the result. A failure is logged, no more. */
    void of(LocalDate session, Variables variables) {
        measure(session, () -> sample(List.of(session), variables), variables);
    }

    /** The same where the session and its predictions are at hand. */
    void of(LocalDate session, DriftSample predicted, Variables variables) {
        measure(session, () -> predicted, variables);
    }

    private void measure(LocalDate session, Supplier<DriftSample> predicted, Variables variables) {
        try {
            ChampionTraining champion = trainings.champion().orElseThrow();
            DriftSample sample = predicted.get();
            DriftBaseline baseline = store.baseline(champion.trainingRunId())
                    .orElseGet(() -> baseline(champion, sample.sections().get(0).size(), variables));
            List<Drift> drifts = baseline.compare(sample);
            QuarkusTransaction.requiringNew().run(() -> {
                store.keep(champion.trainingRunId(), baseline);
                store.keep(session, champion.trainingRunId(), drifts);
            });
            tell(session, drifts.stream().filter(Drift::isMajor).toList());
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Failed to measure the drift of %s; ./ballast predict measures it again", session);
        }
    }

    private static void tell(LocalDate session, List<Drift> major) {
        if (!major.isEmpty()) {
            LOG.warnf(
                    "%s is another population than the champion has learned from, by %s",
                    session,
                    major.stream()
                            .map(drift -> String.format(
                                    Locale.ROOT, "%s (%.2f)", drift.subject().name(), drift.stability()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private DriftBaseline baseline(ChampionTraining champion, int members, Variables variables) {
        LabelHorizon horizon = learning.training(variables).horizon();
        LocalDate from = trainings.find(champion.trainingRunId()).orElseThrow().windowFrom();
        LocalDate to = held.back(champion.session(), horizon.reach());
        List<LocalDate> learned = source.coverage(from, to).stream()
                .filter(session -> session.cells(champion.target()) > 0)
                .map(SessionCoverage::session)
                .toList();
        int most = Math.max(1, Math.min(SESSIONS, ROWS / members));
        int stride = Math.max(1, (learned.size() + most - 1) / most);
        return DriftBaseline.of(sample(Thinning.of(learned, stride), variables));
    }

    private DriftSample sample(List<LocalDate> sessions, Variables variables) {
        Serving champion = trainings.serving().orElseThrow();
        LabelHorizon horizon = learning.training(variables).horizon();
        List<CrossSection> sections = sessions.stream()
                .map(session -> dataSets.forPrediction(champion.features(), champion.market(), horizon, session))
                .toList();
        return new DriftSample(champion.features(), sections, predictions.of(champion, sections));
    }
}
