package io.ballast.model.application;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.contracts.SessionCertified;
import io.ballast.contracts.SessionWithheld;
import io.ballast.model.domain.dataset.ContentHash;

/**
 * Takes the monitor's verdict on a session. A certificate counts only for exactly the predictions it names; withholding
 * counts in any case, since doubt must not be lost on a formality.
 */
@Singleton
public class JudgePredictions {

    private static final Logger LOG = Logger.getLogger(JudgePredictions.class);

    private final PredictionStore store;

    @Inject
    JudgePredictions(PredictionStore store) {
        this.store = store;
    }

    /** Makes the predictions tradable if the certificate is theirs. */
    public void certified(SessionCertified event) {
        Map<String, String> published = store.published(event.runId(), event.session());
        String hash = hash(published);
        if (published.isEmpty() || !hash.equals(event.predictionsHash())) {
            LOG.warnf(
                    "Certificate of run %s for %s does not count: it names predictions %s, published are %s",
                    event.runId(), event.session(), event.predictionsHash(), published.isEmpty() ? "none" : hash);
            return;
        }
        int models = store.judge(event.runId(), event.session(), true, event.reasons());
        LOG.infof("Predictions of %d models for %s are tradable (run %s)", models, event.session(), event.runId());
    }

    /** Makes the predictions not tradable. */
    public void withheld(SessionWithheld event) {
        int models = store.judge(event.runId(), event.session(), false, event.reasons());
        LOG.warnf(
                "Predictions of %d models for %s are withheld (run %s): %s",
                models, event.session(), event.runId(), String.join("; ", event.reasons()));
    }

    /** SHA-256 over a line {@code model:contentHash} per model, in alphabetical order. */
    static String hash(Map<String, String> contentHashes) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(contentHashes)
                .forEach((model, hash) ->
                        lines.append(model).append(':').append(hash).append('\n'));
        return ContentHash.of(lines.toString());
    }
}
