package io.ballast.feature.application;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.crosssection.ScoredSession;
import io.ballast.feature.domain.series.RecursiveAnchor;

/** Port: what the shards of a build leave besides its rows. The writing methods need a transaction. */
public interface ShardResults {
    /**
     * Keeps what cross-sections are made of.
     *
     * @param shard which one
     * @param source called once, with what takes the sessions
     */
    void score(int shard, Consumer<Consumer<ScoredSession>> source);

    /**
     * Cross-sections of all shards together.
     *
     * @return what scores are made with
     */
    CrossSections join();

    /**
     * Keeps cross-sections for the second pass.
     *
     * @param crossSections of all shards
     */
    void keep(CrossSections crossSections);

    /**
     * The cross-sections that were kept.
     *
     * @return the same, bit by bit
     */
    CrossSections crossSections();

    /**
     * Keeps what comes with the rows of a shard.
     *
     * @param shard which one
     * @param coverage its counts per session
     * @param states what is known of its symbols
     * @param anchors of its symbols
     */
    void keep(
            int shard,
            List<SessionCoverage> coverage,
            Collection<SymbolState> states,
            Map<String, List<RecursiveAnchor>> anchors);

    /**
     * Counts of all shards together.
     *
     * @return one element per session
     */
    List<SessionCoverage> coverage();

    /** Puts states and anchors of all shards in the place of those of the last build. */
    void replaceStates();
}
