package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.ballast.ingestion.domain.arbitration.Difference;
import io.ballast.ingestion.domain.arbitration.DifferenceKind;

/** Where providers differ, with the bars that lost. Writes work in the current transaction. */
public interface ProviderDifferences {

    /**
     * What is asked for.
     *
     * @param symbol null: any
     * @param kind null: any
     * @param from first session; null: from the beginning
     * @param to last session, included; null: to the end
     */
    record Filter(String symbol, DifferenceKind kind, LocalDate from, LocalDate to) {}

    /**
     * Puts differences in place of those known of some cells.
     *
     * @param symbols whose cells were compared
     * @param from first session
     * @param to last session, included
     */
    void replace(Collection<String> symbols, LocalDate from, LocalDate to, List<Difference> differences);

    /** Notes per session how many cells were compared; for comparisons of all symbols. */
    void noteCompared(Map<LocalDate, Integer> cells);

    /** Number of differences by kind, ascending by kind. */
    Map<String, Long> counts(Filter filter);

    /** Differences, newest session first, at most so many. */
    List<Difference> differences(Filter filter, int limit);

    /** Sum of the cells compared over the sessions of a filter; its symbol and kind are left out of account. */
    long compared(Filter filter);
}
