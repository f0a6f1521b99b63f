package io.ballast.ingestion.domain.backfill;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cells (symbol, session) without a bar that are to be asked for.
 *
 * @param sessions the sessions looked at, ascending
 * @param bySymbol per symbol with a missing cell the places of its sessions in {@code sessions}; not to be changed
 */
public record MissingCells(List<LocalDate> sessions, SortedMap<String, BitSet> bySymbol) {

    /** Copies what is given; symbols that miss nothing are left out. */
    public MissingCells {
        sessions = List.copyOf(sessions);
        SortedMap<String, BitSet> missing = new TreeMap<>();
        for (Map.Entry<String, BitSet> symbol : bySymbol.entrySet()) {
            if (symbol.getValue().length() > sessions.size()) {
                throw new IllegalArgumentException(symbol.getKey() + " misses session number "
                        + (symbol.getValue().length() - 1) + " of " + sessions.size());
            }
            if (!symbol.getValue().isEmpty()) {
                missing.put(symbol.getKey(), (BitSet) symbol.getValue().clone());
            }
        }
        bySymbol = missing;
    }

    /** Number of missing cells. */
    public long count() {
        return bySymbol.values().stream().mapToLong(BitSet::cardinality).sum();
    }
}
