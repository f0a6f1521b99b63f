package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which cells (symbol, session) are wanted: those of the securities whose bars are stored, while they are expected. */
public final class WantedCells {

    private final Map<String, WantedSecurity> bySymbol = new TreeMap<>();

    /** The only cells that are wanted, by session; null if there is no such limit. */
    private final Map<LocalDate, Set<String>> only;

    private final long symbolMoves;

    /**
     * @param securities one per symbol
     * @param symbolMoves {@link SymbolBook#moves} before they were read
     */
    public WantedCells(Collection<WantedSecurity> securities, long symbolMoves) {
        this(securities, symbolMoves, null);
    }

    private WantedCells(Collection<WantedSecurity> securities, long symbolMoves, Map<LocalDate, Set<String>> only) {
        this.only = only;
        this.symbolMoves = symbolMoves;
        for (WantedSecurity security : securities) {
            bySymbol.put(security.symbol(), security);
        }
    }

    /**
     * Those of them that are among given cells.
     *
     * @param cells symbols by session
     * @return the same securities, wanted in these cells only
     */
    WantedCells limitedTo(Map<LocalDate, Set<String>> cells) {
        return new WantedCells(bySymbol.values(), symbolMoves, Map.copyOf(cells));
    }

    /** Those of them that are of given symbols. */
    WantedCells of(Set<String> symbols) {
        return new WantedCells(
                bySymbol.values().stream()
                        .filter(security -> symbols.contains(security.symbol()))
                        .toList(),
                symbolMoves,
                only);
    }

    /** {@link SymbolBook#moves} before it was read what is wanted. */
    long symbolMoves() {
        return symbolMoves;
    }

    /** Whether a cell is wanted. */
    public boolean isWanted(String symbol, LocalDate session) {
        WantedSecurity security = bySymbol.get(symbol);
        return security != null && isWanted(security, session);
    }

    private boolean isWanted(WantedSecurity security, LocalDate session) {
        return security.during().covers(session)
                && (only == null || only.getOrDefault(session, Set.of()).contains(security.symbol()));
    }

    /** The symbols wanted on a session, ascending. */
    public List<String> on(LocalDate session) {
        List<String> symbols = new ArrayList<>(bySymbol.size());
        for (WantedSecurity security : bySymbol.values()) {
            if (isWanted(security, session)) {
                symbols.add(security.symbol());
            }
        }
        return symbols;
    }

    /** How many symbols are wanted on a session. */
    public int countOn(LocalDate session) {
        int count = 0;
        for (WantedSecurity security : bySymbol.values()) {
            if (isWanted(security, session)) {
                count++;
            }
        }
        return count;
    }

    /** Whether nothing is wanted at all. */
    public boolean isEmpty() {
        return bySymbol.isEmpty();
    }

    /** Whether a symbol is wanted on any date. */
    public boolean contains(String symbol) {
        return bySymbol.containsKey(symbol);
    }

    /** All symbols, ascending. */
    public List<String> symbols() {
        return List.copyOf(bySymbol.keySet());
    }
}
