package io.ballast.simulator.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the symbols in the order in which they turn up, and tells their places in the order of the tickers. */
final class SymbolTable {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> symbols = new ArrayList<>();

    /** The number of a symbol, a new one if it has none yet. */
    int number(String symbol) {
        Integer known = numbers.putIfAbsent(symbol, symbols.size());
        if (known != null) {
            return known;
        }
        symbols.add(symbol);
        return symbols.size() - 1;
    }

    int size() {
        return symbols.size();
    }

    /** All symbols, sorted. */
    List<String> sorted() {
        List<String> sorted = new ArrayList<>(symbols);
        Collections.sort(sorted);
        return sorted;
    }

    /** Place in the sorted list, by number. */
    int[] places() {
        List<String> sorted = sorted();
        int[] places = new int[sorted.size()];
        for (int place = 0; place < places.length; place++) {
            places[numbers.get(sorted.get(place))] = place;
        }
        return places;
    }
}
