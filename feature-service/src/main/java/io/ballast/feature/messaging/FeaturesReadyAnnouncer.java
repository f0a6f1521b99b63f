package io.ballast.feature.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.FeaturesReady;
import io.ballast.contracts.TargetCoverage;
import io.ballast.feature.application.BuildAnnouncer;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.kit.event.Outbox;

/** Announces builds by features-ready events. */
@Singleton
class FeaturesReadyAnnouncer implements BuildAnnouncer {
    private final Outbox outbox;

    @Inject
    FeaturesReadyAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void announce(FeatureBuild build) {
        outbox.publish(
                build.runId(),
                new FeaturesReady(
                        build.runId(),
                        true,
                        build.buildId(),
                        build.from(),
                        build.to(),
                        build.latestSession(),
                        build.symbols(),
                        build.symbolsWithFeatures(),
                        build.rows(),
                        build.featureCoverageRate(),
                        new TargetCoverage(build.fwdRetCoverage(), build.fwdRetResidCoverage()),
                        build.contentHash()));
    }
}
