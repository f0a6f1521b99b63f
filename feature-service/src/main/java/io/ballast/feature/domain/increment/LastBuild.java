package io.ballast.feature.domain.increment;

import java.util.List;
import java.util.Map;

import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.coverage.SessionCoverage;

/**
 * What the last build left behind.
 *
 * @param lastDue calendar ordinal of the session that was the latest due one
 * @param symbols per symbol ever included, what was known of it
 * @param coverage counts of every session, ascending
 */
public record LastBuild(int lastDue, Map<String, SymbolState> symbols, List<SessionCoverage> coverage) {

    /** Takes copies. */
    public LastBuild {
        symbols = Map.copyOf(symbols);
        coverage = List.copyOf(coverage);
    }
}
