package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import io.ballast.monitor.domain.healing.Gap;

/** Finds the cells (member, session) without a bar: calendar and membership compared with what is stored. */
public interface GapReader {

    /**
     * Every gap.
     *
     * @return number of cells by the ledger's reason; empty if there is no ledger yet
     */
    SortedMap<String, Long> counts();

    /**
     * The gaps of some reasons.
     *
     * @param reasons of the ledger
     * @return each once, in no particular order
     */
    List<Gap> gaps(Collection<String> reasons);

    /**
     * How many members there were.
     *
     * @param sessions on which sessions
     * @return number of members by session
     */
    Map<LocalDate, Long> members(Collection<LocalDate> sessions);
}
