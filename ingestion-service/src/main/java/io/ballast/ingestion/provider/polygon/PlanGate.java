package io.ballast.ingestion.provider.polygon;

import java.util.Optional;
import java.util.function.Supplier;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;

/**
 * An endpoint that not every plan includes and that is done without then. Once refused it is not asked again until the
 * service restarts, which a change of the plan's key needs anyway. Safe for use by several threads.
 */
final class PlanGate {

    private volatile boolean closed;

    /**
     * Asks, unless it was refused before.
     *
     * @param call empty where nothing is known
     * @return empty also if the plan does not include it
     * @throws ProviderException for every other failure
     */
    <T> Optional<T> ask(Supplier<Optional<T>> call) {
        if (closed) {
            return Optional.empty();
        }
        try {
            return call.get();
        } catch (ProviderException refused) {
            if (refused.kind() != Kind.UNAVAILABLE) {
                throw refused;
            }
            close();
            return Optional.empty();
        }
    }

    /** Asks no more: it is not served at all. */
    void close() {
        closed = true;
    }
}
