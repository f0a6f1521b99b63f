package io.ballast.feature.domain.increment;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Security;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.panel.Panel;

/** What an increment reads: as little of the inputs and of the stored rows as it asks for, all of one moment. */
public interface IncrementSource {
    /**
     * Bars.
     *
     * @param from per symbol the calendar ordinal of the first session wanted
     * @return panel with the columns of BarColumns; symbols without a bar there are not in it
     */
    Panel bars(Map<String, Integer> from);

    /**
     * Facts that may still count.
     *
     * @param securities symbols wanted
     * @param session calendar ordinal from which they are used: what cannot matter from there on may be missing
     * @return per symbol
     */
    Map<String, SymbolFacts> facts(Collection<Security> securities, int session);

    /**
     * Absences with a legitimate reason.
     *
     * @return per symbol the calendar ordinals of sessions without a bar
     */
    Map<String, Set<Integer>> excused();

    /**
     * Days that count as no sessions.
     *
     * @return those that the last build knew of, too: otherwise nothing can go on from it
     */
    ClosedDays closed();

    /**
     * Stored places to compute recursive averages on from.
     *
     * @param notAfter per symbol a calendar ordinal
     * @return per symbol the latest one not after it; none where the symbol had no row before the first block's start
     */
    Map<String, RecursiveAnchor> anchors(Map<String, Integer> notAfter);

    /**
     * Stored rows of some symbols.
     *
     * @param sessions per symbol
     * @param receiver takes them in any order of symbols, those of a symbol by session; they must not be changed
     */
    void rows(Map<String, SessionRange> sessions, Consumer<PublishedRow> receiver);
}
