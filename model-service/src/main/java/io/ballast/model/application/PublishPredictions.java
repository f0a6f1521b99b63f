package io.ballast.model.application;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.PredictionsReady;
import io.ballast.kit.event.Outbox;
import io.ballast.model.domain.prediction.SessionPredictions;

/** Publishes predictions and tells of them; within the caller's transaction. */
@Singleton
public class PublishPredictions {

    private final PredictionStore store;
    private final Outbox outbox;

    @Inject
    PublishPredictions(PredictionStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** Publishes the predictions of a session in the current transaction, unless the run did so before. */
    void publishOnce(String runId, List<SessionPredictions> predictions, Instant publishedAt) {
        Set<String> published =
                store.published(runId, predictions.get(0).session()).keySet();
        predictions.stream()
                .filter(prediction -> !published.contains(prediction.model()))
                .forEach(prediction -> publish(runId, prediction, publishedAt));
    }

    /** Publishes one version's predictions in the current transaction. */
    void publish(String runId, SessionPredictions predictions, Instant publishedAt) {
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
}
