package io.ballast.ingestion.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.ProviderException.Kind;

/**
 * What the provider tells of new securities. One it does not tell of is done without and named; where the plan leaves details out
 * it is asked once only. For one thread.
 */
final class Descriptions {

    private static final Logger LOG = Logger.getLogger(Descriptions.class);

    private final MarketDataProvider provider;
    private final List<String> without = new ArrayList<>();
    private boolean unavailable;

    Descriptions(MarketDataProvider provider) {
        this.provider = provider;
    }

    /**
     * What is known of a security now.
     *
     * @throws ProviderException if there is no answer, but for one that later tries would not change either
     */
    Optional<SecurityDetails> of(String symbol) {
        if (!unavailable) {
            try {
                return provider.details(symbol, null);
            } catch (ProviderException refused) {
                unavailable = refused.kind() == Kind.UNAVAILABLE;
                if (!unavailable && refused.kind() != Kind.REFUSED) {
                    throw refused;
                }
                LOG.warnf("New securities are decided on without details: %s", refused.getMessage());
            }
        }
        without.add(symbol);
        return Optional.empty();
    }

    /** The securities of which nothing was told. */
    List<String> without() {
        return List.copyOf(without);
    }
}
