package io.ballast.feature.application;

/** What has to be done with every shard of a build, one pass after the other: all shards are through one before the next. */
public enum ShardPass {
    /** Compute what the cross-sections are made of. */
    SCORE,
    /** Compute and write the rows, scored by the cross-sections. */
    WRITE
}
