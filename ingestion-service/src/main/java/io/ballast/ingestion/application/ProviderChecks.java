package io.ballast.ingestion.application;

import java.util.List;

/** The latest check of each provider. Writes work in the current transaction. */
public interface ProviderChecks {

    /** All of them, ascending by provider. */
    List<ProviderCheck> all();

    /** Keeps a check in place of the provider's one before. */
    void save(ProviderCheck check);
}
