package io.ballast.feature.application;

import io.ballast.feature.domain.build.FeatureBuild;

/** Port: tells the other services of a build, in the transaction that publishes it. */
@FunctionalInterface
public interface BuildAnnouncer {
    /**
     * Announces a build.
     *
     * @param build what was built
     */
    void announce(FeatureBuild build);
}
