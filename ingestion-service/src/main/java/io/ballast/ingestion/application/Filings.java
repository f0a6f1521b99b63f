package io.ballast.ingestion.application;

import java.util.List;

import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.fundamental.Statement;

/**
 * What a company filed.
 *
 * @param statements each with its filing date
 * @param shares shares outstanding, known from the filing on
 * @param unusable filings left out because they cannot be placed in time
 */
public record Filings(List<Statement> statements, List<SharesOutstanding> shares, int unusable) {

    /** Copies the lists. */
    public Filings {
        statements = List.copyOf(statements);
        shares = List.copyOf(shares);
    }

    /** Whether nothing was filed. */
    public boolean isEmpty() {
        return statements.isEmpty() && shares.isEmpty() && unusable == 0;
    }

    /** The same filings of a company kept under another symbol. */
    public Filings keptAs(String symbol) {
        return new Filings(
                statements.stream().map(statement -> statement.keptAs(symbol)).toList(),
                shares.stream().map(count -> count.keptAs(symbol)).toList(),
                unusable);
    }
}
