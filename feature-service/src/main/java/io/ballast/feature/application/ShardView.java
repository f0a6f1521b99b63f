package io.ballast.feature.application;

import java.util.UUID;

/**
 * A shard of the build that is being made, for people to look at.
 *
 * @param buildId the build
 * @param shard which one, from 0
 * @param symbols how many
 * @param state {@code waiting} for its first pass or in it, {@code scored}, or {@code written}
 * @param rows written, 0 before
 * @param replica that made its last pass; null before the first
 */
public record ShardView(UUID buildId, int shard, int symbols, String state, long rows, String replica) {}
