package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ballast.ingestion.domain.identity.NamedSecurity;
import io.ballast.ingestion.domain.identity.SymbolChange;
import io.ballast.ingestion.domain.identity.Tickers;

/** Who is called what, and was before. */
public interface SymbolBook {

    /** The securities as they are kept, ascending by symbol. */
    List<NamedSecurity> known();

    /**
     * Securities whose bars stopped for long.
     *
     * @param symbols which ones are looked at
     * @param asOf until when a bar was to be expected
     * @param days calendar days from a bar to the next one, or to {@code asOf}, that are no silence yet
     * @return the day after the last bar before the latest silence, by symbol
     */
    Map<String, LocalDate> silences(Collection<String> symbols, LocalDate asOf, int days);

    /** Which security each ticker named when, by all changes noted so far. */
    Tickers tickers();

    /**
     * What a security is kept as.
     *
     * @param symbol its symbol, or a ticker it had before
     * @return the symbol itself if a security is kept as that; empty if nothing is known by it
     */
    Optional<String> keptAs(String symbol);

    /** How often rows were moved to other symbols. */
    long moves();

    /**
     * Holds renames off until the current transaction ends.
     *
     * @param moves what {@link #moves} was when it was read what to fetch
     * @throws SymbolsMovedException if rows were moved since
     */
    void requireUnmoved(long moves);

    /**
     * Notes changes and moves every row of those that {@linkplain SymbolChange#relabels relabel}, in the current
     * transaction. Noted ones are not noted again.
     *
     * @param moves what {@link #moves} was before it was read who is known
     * @throws SymbolsMovedException if rows are to be moved and others were moved since
     */
    void apply(Collection<SymbolChange> changes, long moves);
}
