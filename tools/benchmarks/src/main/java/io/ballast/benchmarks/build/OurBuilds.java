package io.ballast.benchmarks.build;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;

import io.ballast.feature.application.BuildFeatures;
import io.ballast.feature.application.BuildIncrement;
import io.ballast.feature.application.BuildLog;
import io.ballast.feature.application.BuildProgress;
import io.ballast.feature.application.BuildRequest;
import io.ballast.feature.application.PublishBuild;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.persistence.PostgresAdapters;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

import static io.ballast.benchmarks.feature.SeededMarket.BENCHMARK;

/** The feature service's own use case, without the service around it; nobody is told of a build. */
final class OurBuilds {
    private final BuildFeatures builds;
    private Instant now = Instant.EPOCH;

    OurBuilds(BenchDatabase database, ExchangeCalendar calendar) {
        this(database, calendar, new StepTimes());
    }

    /** Builds whose steps' times are taken. */
    OurBuilds(BenchDatabase database, ExchangeCalendar calendar, StepTimes times) {
        PublishSchedule schedule = new PublishSchedule(calendar);
        PostgresAdapters adapters = PostgresAdapters.over(database.source(), calendar);
        PublishBuild publish = new TransactionalPublish(database, calendar, schedule, adapters, times);
        this.builds = new BuildFeatures(
                calendar,
                schedule,
                () -> now,
                adapters.inputs(),
                adapters.changes(),
                new BuildIncrement(calendar, times.around(adapters.changes()), adapters.increments(), publish),
                publish,
                adapters.builds());
    }

    /** A build on the evening of a session, when its bars are due. */
    FeatureBuild build(LocalDate session, boolean full) {
        now = session.plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
        BuildSettings settings = new BuildSettings(new TargetSettings(5, 0), BENCHMARK);
        UUID id = UUID.randomUUID();
        return builds.build(new BuildRequest(id, id.toString(), full, settings), (done, total) -> {});
    }

    /** In a transaction, as the service's container runs it. */
    private static final class TransactionalPublish extends PublishBuild {
        private final BenchDatabase database;
        private final StepTimes times;

        TransactionalPublish(
                BenchDatabase database,
                ExchangeCalendar calendar,
                PublishSchedule schedule,
                PostgresAdapters adapters,
                StepTimes times) {
            super(calendar, schedule, adapters.table(), adapters.increments(), adapters.builds(), announced -> {});
            this.database = database;
            this.times = times;
        }

        @Override
        public FeatureBuild publish(
                BuildRequest request,
                PanelBuild panel,
                CrossSections crossSections,
                BuildProgress progress,
                BuildLog.ReadUpTo read,
                Instant now) {
            return inTransaction(() -> super.publish(request, panel, crossSections, progress, read, now));
        }

        @Override
        public FeatureBuild publish(BuildRequest request, Increment increment, BuildLog.ReadUpTo read, Instant now) {
            return inTransaction(() -> super.publish(request, increment, read, now));
        }

        private FeatureBuild inTransaction(Callable<FeatureBuild> work) {
            try {
                return times.time("write", () -> database.inTransaction(work));
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
