package io.ballast.feature.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.feature.domain.universe.SessionRange;

/** Port: the build that is made in shards, one at a time, and who works at which shard. */
public interface ShardPlans {
    /**
     * Forgets the plan before, if there is one: who still works at it stops, and is waited for. Afterwards nothing is left
     * of it, and nobody writes. Not to be called in a transaction.
     */
    void clear();

    /**
     * Adds a plan. Needs a transaction.
     *
     * @param plan the build
     * @param shards symbols of each shard, in order of symbol
     */
    void begin(ShardPlan plan, List<List<String>> shards);

    /**
     * Begins the second pass. Needs a transaction.
     *
     * @param plan the build
     * @param reported its sessions
     */
    void beginWriting(ShardPlan plan, SessionRange reported);

    /**
     * Takes a shard that waits for a pass and that nobody is at. It is taken until the end of the transaction, which this
     * needs: where that fails, or its process dies, the shard waits again.
     *
     * @param attempt of the build
     * @param pass to make
     * @return what to do, if there is anything
     */
    Optional<ShardTask> take(UUID attempt, ShardPass pass);

    /**
     * Notes that a pass is made, in the transaction in which it was taken.
     *
     * @param task the pass
     * @param firstBar calendar ordinal of the shard's first bar, -1 if it has none
     * @param lastBar calendar ordinal of its last bar, -1 if it has none
     * @param rows written, 0 in the first pass
     */
    void done(ShardTask task, int firstBar, int lastBar, long rows);

    /**
     * Whether a build is still wanted; asked outside of the caller's transaction.
     *
     * @param attempt of the build
     * @return false if it has been given up
     */
    boolean isCurrent(UUID attempt);

    /**
     * How far a build is.
     *
     * @param attempt of the build
     * @return sums over its shards
     */
    ShardStanding standing(UUID attempt);

    /**
     * Gives a build up, unless another one has been begun since: who still works at it stops.
     *
     * @param attempt of the build
     */
    void giveUp(UUID attempt);

    /**
     * Ends a build in the transaction that publishes it, once what its shards left is taken over; nothing is left of it.
     *
     * @param attempt of the build
     * @throws AbandonedShardException if it was given up
     */
    void end(UUID attempt);

    /**
     * The shards of the build that is being made.
     *
     * @return in order; none if no build is made in shards just now
     */
    List<ShardView> view();
}
