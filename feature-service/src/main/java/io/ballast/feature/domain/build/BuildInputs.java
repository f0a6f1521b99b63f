package io.ballast.feature.domain.build;

import java.util.Map;

import io.ballast.kernel.panel.Panel;

/**
 * Everything a build is made of.
 *
 * @param bars bars of the benchmark and of every symbol ever included, with the columns of BarColumns
 * @param facts per symbol ever included, the benchmark not among them
 * @param benchmark symbol of the market proxy
 * @param lastDue calendar ordinal of the latest session whose bars are due
 */
public record BuildInputs(Panel bars, Map<String, SymbolFacts> facts, String benchmark, int lastDue) {

    /** Takes a copy of the facts. */
    public BuildInputs {
        facts = Map.copyOf(facts);
    }
}
