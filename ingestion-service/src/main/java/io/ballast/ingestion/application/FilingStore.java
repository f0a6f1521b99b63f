package io.ballast.ingestion.application;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.fundamental.Statement;

/** Statements and shares outstanding. Every method works in the current transaction. */
public interface FilingStore {

    /**
     * Adds or corrects statements; a restatement has its own filing date and stays beside the original.
     *
     * @return how many are new or changed
     */
    int saveStatements(Collection<Statement> statements);

    /**
     * Adds or corrects numbers of shares.
     *
     * @return how many are new or changed
     */
    int saveShares(Collection<SharesOutstanding> shares);

    /** Whose filings an operation has brought in so far. */
    Set<String> heard(UUID operation);

    /** Notes that an operation has brought in the filings of companies. */
    void noteHeard(UUID operation, Collection<String> symbols);
}
