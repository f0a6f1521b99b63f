package io.ballast.feature.domain.build;

import java.util.Map;
import java.util.Set;

import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.kernel.panel.Panel;

/**
 * Everything a build is made of.
 *
 * @param bars bars of the benchmark and of every symbol ever included, with the columns of BarColumns
 * @param facts per symbol ever included, the benchmark not among them
 * @param benchmark symbol of the market proxy
 * @param lastDue calendar ordinal of the latest session whose bars are due
 * @param excused per symbol the calendar ordinals of sessions on which it has no bar for a legitimate reason
 * @param closed days that count as no sessions
 */
public record BuildInputs(
        Panel bars,
        Map<String, SymbolFacts> facts,
        String benchmark,
        int lastDue,
        Map<String, Set<Integer>> excused,
        ClosedDays closed) {

    /** Takes copies. */
    public BuildInputs {
        facts = Map.copyOf(facts);
        excused = Map.copyOf(excused);
    }

    /**
     * The same, with a legitimate reason for no absence, and no closed day.
     *
     * @param bars of the benchmark and of every symbol ever included
     * @param facts per symbol ever included
     * @param benchmark symbol of the market proxy
     * @param lastDue calendar ordinal of the latest session whose bars are due
     */
    public BuildInputs(Panel bars, Map<String, SymbolFacts> facts, String benchmark, int lastDue) {
        this(bars, facts, benchmark, lastDue, Map.of(), ClosedDays.NONE);
    }

    /**
     * Other bars and facts of the same market, with a legitimate reason for no absence.
     *
     * @param otherBars of the benchmark and of every symbol ever included
     * @param otherFacts per symbol ever included
     * @return inputs
     */
    public BuildInputs with(Panel otherBars, Map<String, SymbolFacts> otherFacts) {
        return new BuildInputs(otherBars, otherFacts, benchmark, lastDue, Map.of(), closed);
    }
}
