package io.ballast.contracts;

import java.util.UUID;

/**
 * A pass over a shard of a build of features waits to be made. There is one event per shard; which replica of the feature
 * service makes which shard does not depend on who gets which event, and where none waits any more there is nothing to do.
 *
 * @param runId the run the build belongs to
 * @param buildId the build
 * @param attempt of the build: shards of an earlier attempt are of no use any more
 * @param pass {@value #SCORE} or {@value #WRITE}
 * @param shard for which the event was sent, from 0; also the key of the record, so that shards spread over the partitions
 * @param shards how many there are
 */
public record FeatureShardRequested(String runId, UUID buildId, UUID attempt, String pass, int shard, int shards) {

    /** Compute what the cross-sections are made of. */
    public static final String SCORE = "score";

    /** Compute and write the rows, once the cross-sections are made. */
    public static final String WRITE = "write";

    /** Checks the fields. */
    public FeatureShardRequested {
        Require.text(runId, "runId");
        Require.present(buildId, "buildId");
        Require.present(attempt, "attempt");
        Require.text(pass, "pass");
        Require.notNegative(shard, "shard");
        Require.notNegative(shards, "shards");
    }
}
