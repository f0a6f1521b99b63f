package io.ballast.benchmarks.build;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import io.ballast.feature.application.BuildFeatures;
import io.ballast.feature.application.BuildRequest;
import io.ballast.feature.application.PublishBuild;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.persistence.PostgresAdapters;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

import static io.ballast.benchmarks.feature.SeededMarket.BENCHMARK;

/** The feature service's own use case, without the service around it; nobody is told of a build. */
final class OurBuilds {
    private final BenchDatabase database;
    private final BuildFeatures builds;
    private Instant now = Instant.EPOCH;

    OurBuilds(BenchDatabase database, ExchangeCalendar calendar) {
        this.database = database;
        PublishSchedule schedule = new PublishSchedule(calendar);
        PostgresAdapters adapters = PostgresAdapters.over(database.source(), calendar);
        PublishBuild publish =
                new PublishBuild(calendar, schedule, adapters.table(), adapters.builds(), announced -> {});
        this.builds = new BuildFeatures(calendar, schedule, () -> now, adapters.inputs(), publish, adapters.builds());
    }

    /** A build on the evening of a session, when its bars are due. */
    FeatureBuild build(LocalDate session, boolean full) throws Exception {
        now = session.plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
        BuildSettings settings = new BuildSettings(new TargetSettings(5, 0), BENCHMARK);
        UUID id = UUID.randomUUID();
        return database.inTransaction(
                () -> builds.build(new BuildRequest(id, id.toString(), full, settings), (done, total) -> {}));
    }
}
