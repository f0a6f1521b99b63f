package io.ballast.model.application;

import java.time.Instant;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.PredictionsReady;
import io.ballast.kit.event.Outbox;
import io.ballast.model.domain.prediction.BetaNeutral;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.target.TargetDecision;

/**
 * Publishes predictions and tells of them; within the caller's transaction. Predictions of plain returns are published
 * neutral to beta.
 */
@Singleton
public class PublishPredictions {

    private final PredictionStore store;
    private final FeatureSource source;
    private final Outbox outbox;

    @Inject
    PublishPredictions(PredictionStore store, FeatureSource source, Outbox outbox) {
        this.store = store;
        this.source = source;
        this.outbox = outbox;
    }

    /** Publishes one version's predictions in the current transaction. */
    void publish(String runId, SessionPredictions made, Instant publishedAt) {
        SessionPredictions predictions = made.target() == TargetDecision.PRIMARY ? made : neutral(made);
        String hash = store.publish(runId, predictions, publishedAt);
        outbox.publish(
                runId,
                new PredictionsReady(
                        runId,
                        predictions.session(),
                        predictions.model(),
                        predictions.version(),
                        predictions.symbols().size(),
                        hash));
    }

    private SessionPredictions neutral(SessionPredictions made) {
        Map<String, Double> betas = source.lastKnownBetas(made.session());
        double[] ofSymbols = made.symbols().stream()
                .mapToDouble(symbol -> betas.getOrDefault(symbol, Double.NaN))
                .toArray();
        return made.withValues(BetaNeutral.of(made.values(), ofSymbols));
    }
}
