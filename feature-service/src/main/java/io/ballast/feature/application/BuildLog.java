package io.ballast.feature.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;

/** Port: the builds published so far. */
public interface BuildLog {
    /**
     * Adds a build.
     *
     * @param build what was built
     * @param settings it was built with
     */
    void add(FeatureBuild build, BuildSettings settings);

    /**
     * A build by id.
     *
     * @param buildId id
     * @return build, if there is one
     */
    Optional<FeatureBuild> find(UUID buildId);

    /**
     * Latest builds.
     *
     * @param limit how many at most
     * @return newest first
     */
    List<FeatureBuild> latest(int limit);
}
