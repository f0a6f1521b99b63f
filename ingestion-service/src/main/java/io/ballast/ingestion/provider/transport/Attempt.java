package io.ballast.ingestion.provider.transport;

import io.ballast.ingestion.application.ProviderException;

/**
 * How one attempt went.
 *
 * @param value what was read, null if there is nothing or a problem
 * @param problem null if all went well
 * @param next what can help
 */
record Attempt<T>(T value, ProviderException problem, Next next) {

    /** What the caller does next. */
    enum Next {
        /** It has its answer. */
        DONE,
        /** The same call would fail again. */
        GIVE_UP,
        /** The server or the network may do better soon. */
        AFTER_ERROR,
        /** The call is good, only too early. */
        AFTER_RATE_LIMIT
    }

    static <T> Attempt<T> done(T value) {
        return new Attempt<>(value, null, Next.DONE);
    }

    static <T> Attempt<T> problem(ProviderException problem, Next next) {
        return new Attempt<>(null, problem, next);
    }
}
