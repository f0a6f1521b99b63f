package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;

import io.ballast.ingestion.domain.arbitration.PriorityRule;

/** In which order persons want providers to be believed. Writes work in the current transaction. */
public interface PriorityRules {

    /** All rules, ascending by symbol, those about all symbols first, and then by session. */
    List<PriorityRule> all();

    /** Adds a rule, or replaces the one of the same symbol and first session. */
    void declare(PriorityRule rule);

    /**
     * Takes a rule back.
     *
     * @param symbol null for the rule about all symbols
     * @return false if there is none
     */
    boolean withdraw(String symbol, LocalDate from);
}
