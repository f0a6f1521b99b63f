package io.ballast.ingestion.application;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a rebuild of the universe has heard of securities so far, so that it asks nobody twice when it is taken up again. */
public interface HeardDetails {

    /**
     * The answers an operation has; those of other operations are forgotten.
     *
     * @return by symbol; empty where the provider does not know the security
     */
    Map<String, Optional<SecurityDetails>> of(UUID operation);

    /** Adds answers, in a transaction of their own. */
    void add(UUID operation, Map<String, Optional<SecurityDetails>> answers);
}
