package io.ballast.feature.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.domain.universe.ClosedDays;

/** Port: the builds published so far. */
public interface BuildLog {
    /**
     * Adds a build.
     *
     * @param build what was built
     * @param settings it was built with
     * @param definitions of the code that built it
     * @param read up to where it read the inputs
     */
    void add(FeatureBuild build, BuildSettings settings, Definitions definitions, ReadUpTo read);

    /**
     * Up to where inputs were read.
     *
     * @param snapshot see {@link MarketChanges#snapshot}
     * @param lastDue the latest session whose bars were due
     * @param closed days that were counted as no sessions
     */
    record ReadUpTo(String snapshot, LocalDate lastDue, ClosedDays closed) {}

    /**
     * Position of the next build.
     *
     * @return 1 for the first one
     */
    int nextPosition();

    /**
     * A build by id.
     *
     * @param buildId id
     * @return build, if there is one
     */
    Optional<FeatureBuild> find(UUID buildId);

    /**
     * Days that a build counted as no sessions.
     *
     * @param buildId id of a build there is
     * @return days as they were declared when it read its inputs
     */
    ClosedDays closed(UUID buildId);

    /**
     * Latest builds.
     *
     * @param limit how many at most
     * @return newest first
     */
    List<FeatureBuild> latest(int limit);

    /**
     * The latest build that wrote anything.
     *
     * @return build, if there is one
     */
    Optional<FeatureBuild> latestThatWrote();
}
