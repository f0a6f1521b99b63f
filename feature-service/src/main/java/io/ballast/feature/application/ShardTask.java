package io.ballast.feature.application;

import java.util.List;

import io.ballast.feature.domain.universe.SessionRange;

/**
 * A pass over a shard, taken by one worker until the end of its transaction.
 *
 * @param plan the build
 * @param shard which one, from 0
 * @param pass what to do
 * @param symbols of the shard
 * @param reported sessions of the whole build; null in the first pass, when they are not known yet
 */
public record ShardTask(ShardPlan plan, int shard, ShardPass pass, List<String> symbols, SessionRange reported) {

    /** Takes a copy. */
    public ShardTask {
        symbols = List.copyOf(symbols);
    }
}
