package io.ballast.ingestion.provider.transport;

import io.ballast.ingestion.application.ProviderException.Kind;

/** What a provider means by refusing a call with HTTP status 400, 401, 403 or another that is no fault of its server. */
@FunctionalInterface
public interface RefusalRule {

    /**
     * What the caller can do about it.
     *
     * @param status of HTTP
     * @param text what the body says, perhaps empty
     */
    Kind kind(int status, String text);
}
