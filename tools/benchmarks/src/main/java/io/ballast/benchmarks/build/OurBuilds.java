package io.ballast.benchmarks.build;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import io.ballast.benchmarks.StepTimes;
import io.ballast.feature.application.BuildFeatures;
import io.ballast.feature.application.BuildIncrement;
import io.ballast.feature.application.BuildLog;
import io.ballast.feature.application.BuildProgress;
import io.ballast.feature.application.BuildRequest;
import io.ballast.feature.application.BuildShards;
import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.application.PlanShards;
import io.ballast.feature.application.PublishBuild;
import io.ballast.feature.application.ShardPass;
import io.ballast.feature.application.ShardPlan;
import io.ballast.feature.application.ShardStanding;
import io.ballast.feature.application.WorkShard;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.persistence.PostgresAdapters;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

import static io.ballast.benchmarks.feature.SeededMarket.BENCHMARK;

/** The feature service's own use case, without the service around it; nobody is told of a build. */
final class OurBuilds {
    private final BuildFeatures builds;
    private final BenchDatabase database;
    private final StepTimes times;
    private Instant now = Instant.EPOCH;

    OurBuilds(BenchDatabase database, ExchangeCalendar calendar) {
        this(database, calendar, new StepTimes());
    }

    /** Builds whose steps' times are taken. */
    OurBuilds(BenchDatabase database, ExchangeCalendar calendar, StepTimes times) {
        PublishSchedule schedule = new PublishSchedule(calendar);
        PostgresAdapters adapters = PostgresAdapters.over(database.source(), calendar);
        this.database = database;
        this.times = times;
        PublishBuild publish = new TransactionalPublish(calendar, adapters);
        this.builds = new BuildFeatures(
                calendar,
                schedule,
                () -> now,
                adapters.inputs(),
                adapters.changes(),
                new BuildIncrement(
                        calendar, new TimedChanges(adapters.changes(), times), adapters.increments(), publish),
                new BuildShards(
                        calendar,
                        adapters.moments(),
                        adapters.table(),
                        adapters.shards(),
                        adapters.shardResults(),
                        new TransactionalPlanning(adapters),
                        new TransactionalWorker(calendar, adapters),
                        publish),
                publish,
                adapters.builds());
    }

    /** A build on the evening of a session, when its bars are due. */
    FeatureBuild build(LocalDate session, boolean full) {
        return build(session, full, 1);
    }

    /** The same, of everything in so many shards, all of which are made here. */
    FeatureBuild build(LocalDate session, boolean full, int shards) {
        now = session.plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
        BuildSettings settings = new BuildSettings(new TargetSettings(5, 0), BENCHMARK);
        UUID id = UUID.randomUUID();
        return builds.build(new BuildRequest(id, id.toString(), full, settings, shards), (done, total, unit) -> {});
    }

    /** In a transaction, as the service's container runs what is marked so. */
    private <T> T inTransaction(Callable<T> work) {
        try {
            return database.inTransaction(work);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private final class TransactionalPlanning extends PlanShards {
        TransactionalPlanning(PostgresAdapters adapters) {
            super(adapters.shards(), adapters.shardResults(), (plan, pass, shards) -> {});
        }

        @Override
        public void begin(ShardPlan plan, List<List<String>> shards) {
            inTransaction(() -> {
                super.begin(plan, shards);
                return null;
            });
        }

        @Override
        public void beginWriting(ShardPlan plan, SessionRange reported, CrossSections crossSections, int shards) {
            inTransaction(() -> {
                super.beginWriting(plan, reported, crossSections, shards);
                return null;
            });
        }
    }

    private final class TransactionalWorker extends WorkShard {
        TransactionalWorker(ExchangeCalendar calendar, PostgresAdapters adapters) {
            super(calendar, adapters.inputs(), adapters.table(), adapters.shards(), adapters.shardResults());
        }

        @Override
        public boolean work(UUID attempt, ShardPass pass, Runnable checkpoint) {
            return inTransaction(() -> super.work(attempt, pass, checkpoint));
        }
    }

    private final class TransactionalPublish extends PublishBuild {
        TransactionalPublish(ExchangeCalendar calendar, PostgresAdapters adapters) {
            super(
                    calendar,
                    adapters.table(),
                    adapters.increments(),
                    adapters.shards(),
                    adapters.shardResults(),
                    adapters.builds(),
                    announced -> {});
        }

        @Override
        public FeatureBuild publish(
                BuildRequest request,
                PanelBuild panel,
                CrossSections crossSections,
                BuildProgress progress,
                BuildLog.ReadUpTo read,
                Instant now) {
            return written(() -> super.publish(request, panel, crossSections, progress, read, now));
        }

        @Override
        public FeatureBuild publish(
                BuildRequest request,
                ShardPlan plan,
                ShardStanding all,
                FeatureTable.Written written,
                BuildLog.ReadUpTo read,
                Instant now) {
            return written(() -> super.publish(request, plan, all, written, read, now));
        }

        @Override
        public FeatureBuild publish(BuildRequest request, Increment increment, BuildLog.ReadUpTo read, Instant now) {
            return written(() -> super.publish(request, increment, read, now));
        }

        private FeatureBuild written(Callable<FeatureBuild> work) {
            try {
                return times.time("write", () -> inTransaction(work));
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
