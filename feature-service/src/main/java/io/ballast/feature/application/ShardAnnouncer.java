package io.ballast.feature.application;

/** Port: asks the other replicas for help, in the transaction that begins a pass. */
@FunctionalInterface
public interface ShardAnnouncer {
    /**
     * Asks for a pass over every shard.
     *
     * @param plan the build
     * @param pass to make
     * @param shards how many there are
     */
    void request(ShardPlan plan, ShardPass pass, int shards);
}
