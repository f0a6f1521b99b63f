package io.ballast.feature.application;

import java.util.Objects;
import java.util.UUID;

import io.ballast.feature.domain.build.BuildSettings;

/**
 * A build that is made in shards.
 *
 * @param attempt of the build; everything that belongs to another one is of no use
 * @param buildId the build
 * @param runId the run it belongs to
 * @param moment of which the inputs are read, see {@link MarketMoments}
 * @param settings what features and labels depend on
 * @param lastDue calendar ordinal of the latest session whose bars are due
 * @param target where rows are written, see {@link FeatureTable#prepareShards}
 */
public record ShardPlan(
        UUID attempt, UUID buildId, String runId, String moment, BuildSettings settings, int lastDue, int target) {

    /** Checks what must be there. */
    public ShardPlan {
        Objects.requireNonNull(attempt, "attempt");
        Objects.requireNonNull(buildId, "buildId");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(settings, "settings");
    }
}
