package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which cells (symbol, session) are wanted: those of the securities whose bars are stored, while they are expected. */
public final class WantedCells {

    private final Map<String, WantedSecurity> bySymbol = new TreeMap<>();

    /**
     * @param securities one per symbol
     */
    public WantedCells(Collection<WantedSecurity> securities) {
        for (WantedSecurity security : securities) {
            bySymbol.put(security.symbol(), security);
        }
    }

    /** Whether a cell is wanted. */
    public boolean isWanted(String symbol, LocalDate session) {
        WantedSecurity security = bySymbol.get(symbol);
        return security != null && security.during().covers(session);
    }

    /** The symbols wanted on a session, ascending. */
    public List<String> on(LocalDate session) {
        List<String> symbols = new ArrayList<>(bySymbol.size());
        for (WantedSecurity security : bySymbol.values()) {
            if (security.during().covers(session)) {
                symbols.add(security.symbol());
            }
        }
        return symbols;
    }

    /** How many symbols are wanted on a session. */
    public int countOn(LocalDate session) {
        int count = 0;
        for (WantedSecurity security : bySymbol.values()) {
            if (security.during().covers(session)) {
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
