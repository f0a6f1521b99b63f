package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.ballast.ingestion.domain.universe.Ruling;

/** What persons ruled about the universe; one ruling per security. */
public interface Rulings {

    /** Adds a ruling, or replaces the security's earlier one, in the current transaction. */
    void declare(Ruling ruling);

    /** Takes a ruling back in the current transaction; false if there is none. */
    boolean withdraw(String symbol);

    /** All rulings, also expired ones, ascending by symbol. */
    List<Ruling> all();

    /** Those that hold on a day, by symbol. */
    default Map<String, Ruling> inForce(LocalDate day) {
        Map<String, Ruling> inForce = new TreeMap<>();
        for (Ruling ruling : all()) {
            if (ruling.holdsOn(day)) {
                inForce.put(ruling.symbol(), ruling);
            }
        }
        return inForce;
    }
}
