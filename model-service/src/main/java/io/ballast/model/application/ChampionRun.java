package io.ballast.model.application;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.model.application.TrainingStore.Serving;
import io.ballast.model.domain.dataset.ContentHash;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.live.DriftSample;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.TrainingWindow;

/** Lets the champion predict: day by day between trainings, and where the data is too poor to train on. */
@Singleton
class ChampionRun {

    private final DataSets dataSets;
    private final ChampionPredictions predictions;
    private final PublishTraining publication;
    private final Build build;
    private final BusinessClock clock;

    @Inject
    ChampionRun(
            DataSets dataSets,
            ChampionPredictions predictions,
            PublishTraining publication,
            Build build,
            BusinessClock clock) {
        this.dataSets = dataSets;
        this.predictions = predictions;
        this.publication = publication;
        this.build = build;
        this.clock = clock;
    }

    /**
     * Predicts the window's last session and publishes the run.
     *
     * @param champion whose models predict
     * @return the session as the champion saw it, with its answers
     * @throws ChampionChangedException if another champion took its place meanwhile; then nothing is published
     */
    DriftSample predict(
            OperationContext context,
            UUID id,
            Serving champion,
            TrainingSettings settings,
            TrainingWindow window,
            TargetDecision decision,
            SelectionEvidence evidence) {
        CrossSection members =
                dataSets.forPrediction(champion.features(), champion.market(), settings.horizon(), window.to());
        context.checkpoint();
        TrainingRun run = new TrainingRun(
                id,
                context.runId(),
                settings,
                window,
                decision,
                evidence,
                data(champion, settings, members),
                build.making(),
                List.of(),
                members,
                List.of(),
                clock.instant());
        List<SessionPredictions> made = predictions.of(champion, members);
        publication.publish(run, champion, new PredictedSession(champion.features(), members, made));
        return new DriftSample(champion.features(), List.of(members), List.of(made));
    }

    /** What the champion saw: the session alone. */
    private TrainingRun.Data data(Serving champion, TrainingSettings settings, CrossSection members) {
        DataSet seen = new DataSet(champion.features(), settings.horizon(), List.of(members), champion.market(), 0);
        return new TrainingRun.Data(
                champion.features().names(),
                List.of(),
                List.of(),
                champion.market(),
                1,
                members.size(),
                0,
                seen.missingRates(),
                ContentHash.of(seen),
                dataSets.bias(members.session(), members.session()));
    }
}
