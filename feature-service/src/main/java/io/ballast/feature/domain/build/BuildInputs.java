package io.ballast.feature.domain.build;

import java.util.Map;
import java.util.Set;

import io.ballast.kernel.panel.Panel;

/**
 * Everything a build is made of.
 *
 * @param bars bars of the benchmark and of every symbol ever included, with the columns of BarColumns
 * @param facts per symbol ever included, the benchmark not among them
 * @param benchmark symbol of the market proxy
 * @param lastDue calendar ordinal of the latest session whose bars are due
 * @param excused per symbol the calendar ordinals of sessions on which it has no bar for a legitimate reason
 */
public record BuildInputs(
        Panel bars, Map<String, SymbolFacts> facts, String benchmark, int lastDue, Map<String, Set<Integer>> excused) {

    /** Takes copies. */
    public BuildInputs {
        facts = Map.copyOf(facts);
        excused = Map.copyOf(excused);
    }

    /**
     * The same, with a legitimate reason for no absence.
     *
     * @param bars of the benchmark and of every symbol ever included
     * @param facts per symbol ever included
     * @param benchmark symbol of the market proxy
     * @param lastDue calendar ordinal of the latest session whose bars are due
     */
    public BuildInputs(Panel bars, Map<String, SymbolFacts> facts, String benchmark, int lastDue) {
        this(bars, facts, benchmark, lastDue, Map.of());
    }
}
