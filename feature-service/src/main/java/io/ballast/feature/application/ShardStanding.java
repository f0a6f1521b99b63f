package io.ballast.feature.application;

/**
 * How far the shards of a build are, all of them together.
 *
 * @param shards how many there are
 * @param scored through the first pass
 * @param written through the second
 * @param firstBar calendar ordinal of the first bar of the shards scored, -1 if they have none
 * @param lastBar calendar ordinal of their last bar, -1 if they have none
 * @param rows written
 */
public record ShardStanding(int shards, int scored, int written, int firstBar, int lastBar, long rows) {

    /**
     * Whether the next pass can begin.
     *
     * @param pass that has to be over
     * @return true if every shard is through
     */
    public boolean isThrough(ShardPass pass) {
        return shards == (pass == ShardPass.SCORE ? scored : written);
    }
}
