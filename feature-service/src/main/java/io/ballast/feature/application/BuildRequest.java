package io.ballast.feature.application;

import java.util.Objects;
import java.util.UUID;

import io.ballast.feature.domain.build.BuildSettings;

/**
 * A build that somebody wants.
 *
 * @param buildId id of the operation
 * @param runId the run it belongs to
 * @param reason why everything is to be built, null: what changed is enough
 * @param settings what features and labels depend on
 * @param shards into how many shards a build of everything is cut, which replicas share; 1: it is not cut
 */
public record BuildRequest(UUID buildId, String runId, String reason, BuildSettings settings, int shards) {

    /** Checks what must be there. */
    public BuildRequest {
        Objects.requireNonNull(buildId, "buildId");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(settings, "settings");
        if (shards < 1) {
            throw new IllegalArgumentException(shards + " shards are not possible: at least 1 is expected");
        }
    }

    /**
     * A build as it is asked for.
     *
     * @param buildId id of the operation
     * @param runId the run it belongs to
     * @param full whether to build everything, whatever changed
     * @param settings what features and labels depend on
     * @param shards into how many shards a build of everything is cut
     */
    public BuildRequest(UUID buildId, String runId, boolean full, BuildSettings settings, int shards) {
        this(buildId, runId, full ? "it was asked for" : null, settings, shards);
    }

    /**
     * Whether everything is to be built.
     *
     * @return false if what changed is enough
     */
    public boolean full() {
        return reason != null;
    }

    /**
     * The same build, of everything.
     *
     * @param why a clause that ends the sentence "everything is built, since"
     * @return request
     */
    public BuildRequest ofEverything(String why) {
        return new BuildRequest(buildId, runId, Objects.requireNonNull(why, "why"), settings, shards);
    }
}
