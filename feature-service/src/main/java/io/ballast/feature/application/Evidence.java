package io.ballast.feature.application;

import java.time.LocalDate;
import java.util.Optional;

import io.ballast.feature.domain.explain.SessionScores;
import io.ballast.feature.domain.explain.SymbolEvidence;

/** Port: what is stored of single symbols and sessions. */
public interface Evidence {
    /**
     * All that is stored of a symbol.
     *
     * @param symbol ticker
     * @param benchmark market proxy
     * @return empty if the symbol was never included in the universe
     */
    Optional<SymbolEvidence> of(String symbol, String benchmark);

    /**
     * Why a cell has no bar.
     *
     * @param symbol ticker
     * @param session date
     * @return reason of the absence ledger, if it has the cell
     */
    Optional<String> absence(String symbol, LocalDate session);

    /**
     * What the scores of a session are made of.
     *
     * @param session date
     * @param benchmark market proxy, not among the symbols
     * @return published values of the members
     */
    SessionScores scores(LocalDate session, String benchmark);
}
