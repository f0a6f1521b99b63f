package io.ballast.feature.domain.build;

import java.util.List;

import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.universe.Security;

/**
 * What is known of a symbol besides its bars.
 *
 * @param security listing and membership
 * @param shares shares outstanding over time
 * @param statements financial statements
 */
public record SymbolFacts(Security security, SharesHistory shares, List<Statement> statements) {

    /** Takes a copy. */
    public SymbolFacts {
        statements = List.copyOf(statements);
    }
}
