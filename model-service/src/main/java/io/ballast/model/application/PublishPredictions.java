package io.ballast.model.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.contracts.PredictionsReady;
import io.ballast.kit.event.Outbox;
import io.ballast.model.domain.prediction.BetaNeutral;
import io.ballast.model.domain.prediction.Neutral;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.target.TargetDecision;

/**
 * Publishes predictions and tells of them; within the caller's transaction. Predictions of plain returns are published
 * neutral to beta, the blend that is neutral to styles without losing that. Those of a settled session stay what they are: later ones are kept beside them and told of, so that the
 * monitor withholds them.
 */
@Singleton
public class PublishPredictions {

    private static final Logger LOG = Logger.getLogger(PublishPredictions.class);

    private final PredictionStore store;
    private final SettledSessions settled;
    private final FeatureSource source;
    private final Outbox outbox;

    @Inject
    PublishPredictions(PredictionStore store, SettledSessions settled, FeatureSource source, Outbox outbox) {
        this.store = store;
        this.settled = settled;
        this.source = source;
        this.outbox = outbox;
    }

    /**
     * Publishes the predictions of a session's models in the current transaction.
     *
     * @return false if they are late: the session is settled, so that they are kept but do not become current
     */
    boolean publish(String runId, PredictedSession made, Instant publishedAt) {
        LocalDate session = made.members().session();
        List<SessionPredictions> published = asPublished(made);
        boolean late = settled.contains(session);
        if (late) {
            LOG.warnf(
                    "Predictions of run %s for %s are late: those certified before the next open stay", runId, session);
        }
        List<String> hashes =
                late ? store.keepLate(runId, published, publishedAt) : store.publish(runId, published, publishedAt);
        for (int i = 0; i < hashes.size(); i++) {
            tell(runId, published.get(i), hashes.get(i));
        }
        return !late;
    }

    private void tell(String runId, SessionPredictions predictions, String hash) {
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

    private List<SessionPredictions> asPublished(PredictedSession made) {
        if (made.predictions().stream().allMatch(predictions -> predictions.target() == TargetDecision.PRIMARY)) {
            return made.predictions();
        }
        Map<String, Double> known = source.lastKnownBetas(made.members().session());
        double[] betas = made.members().symbols().stream()
                .mapToDouble(symbol -> known.getOrDefault(symbol, Double.NaN))
                .toArray();
        Neutral neutral = new Neutral(made.features());
        return made.predictions().stream()
                .map(predictions -> predictions.withValues(
                        predictions.model().equals(Neutral.NAME)
                                ? neutral.withoutBeta(made.members(), predictions.values(), betas)
                                : BetaNeutral.of(predictions.values(), betas)))
                .toList();
    }
}
