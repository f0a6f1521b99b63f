package io.ballast.feature.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Makes a pass over one shard, in one transaction: either all it leaves is there and the pass is noted as made, or nothing
 * is, and the shard waits for the next worker. Any replica may do it.
 */
@ApplicationScoped
public class WorkShard {
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final ExchangeCalendar calendar;
    private final MarketInputs inputs;
    private final FeatureTable table;
    private final ShardPlans plans;
    private final ShardResults results;

    /**
     * The use case.
     *
     * @param calendar exchange sessions
     * @param inputs bars and facts
     * @param table stored features
     * @param plans who works at what
     * @param results what shards leave
     */
    @Inject
    public WorkShard(
            ExchangeCalendar calendar,
            MarketInputs inputs,
            FeatureTable table,
            ShardPlans plans,
            ShardResults results) {
        this.calendar = calendar;
        this.inputs = inputs;
        this.table = table;
        this.plans = plans;
        this.results = results;
    }

    /**
     * Makes a pass over a shard, if one waits for it that nobody is at.
     *
     * @param attempt of the build
     * @param pass to make
     * @param checkpoint called again and again; may stop the work by an exception
     * @return whether a pass was made
     * @throws AbandonedShardException if the build is given up meanwhile
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean work(UUID attempt, ShardPass pass, Runnable checkpoint) {
        Optional<ShardTask> taken = plans.take(attempt, pass);
        taken.ifPresent(task -> work(task, checkpoint));
        return taken.isPresent();
    }

    private void work(ShardTask task, Runnable checkpoint) {
        ShardPlan plan = task.plan();
        BuildInputs market =
                inputs.read(plan.moment(), task.symbols(), plan.settings().benchmark(), plan.lastDue());
        PanelBuild panel = new PanelBuild(calendar, market, plan.settings().targets());
        LongConsumer pulse = pulse(plan.attempt(), checkpoint);
        long rows = 0;
        if (task.pass() == ShardPass.SCORE) {
            if (task.shard() == 0) {
                BuildFeatures.warnWithoutBenchmark(market);
            }
            results.score(task.shard(), receiver -> panel.score(receiver, pulse));
        } else {
            rows = write(task, panel, pulse);
        }
        int firstBar = panel.latestBar() < 0 ? -1 : panel.sessions().from();
        plans.done(task, firstBar, panel.latestBar(), rows);
    }

    private long write(ShardTask task, PanelBuild panel, LongConsumer pulse) {
        CrossSections crossSections = results.crossSections();
        AnchorCollector anchors = new AnchorCollector();
        List<SessionCoverage> coverage;
        FeatureTable.Written written;
        try (FeatureTable.RowWriter writer = table.writeShard(task.plan().target(), task.reported())) {
            coverage = panel.compute(crossSections, task.reported(), anchors.beside(writer), pulse);
            written = writer.finish();
        }
        results.keep(task.shard(), coverage, panel.states(), anchors.all());
        return written.rows();
    }

    private LongConsumer pulse(UUID attempt, Runnable checkpoint) {
        long[] nextLook = {System.nanoTime() + LOOK_EVERY};
        return rows -> {
            checkpoint.run();
            if (System.nanoTime() - nextLook[0] > 0) {
                nextLook[0] = System.nanoTime() + LOOK_EVERY;
                if (!plans.isCurrent(attempt)) {
                    throw new AbandonedShardException("Attempt " + attempt + " of a build was given up", null);
                }
            }
        };
    }
}
