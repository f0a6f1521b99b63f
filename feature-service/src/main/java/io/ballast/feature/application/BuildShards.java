package io.ballast.feature.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.build.SymbolShards;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Builds everything in shards. Whoever makes the build holds the moment of its inputs, asks other replicas for help, and
 * works itself at what nobody has taken: so a build needs nobody, and a helper that dies is replaced at once.
 */
@ApplicationScoped
public class BuildShards {
    private static final Logger LOG = Logger.getLogger(BuildShards.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ExchangeCalendar calendar;
    private final MarketMoments moments;
    private final FeatureTable table;
    private final ShardPlans plans;
    private final ShardResults results;
    private final PlanShards planning;
    private final WorkShard worker;
    private final PublishBuild publish;

    /**
     * The use case.
     *
     * @param calendar exchange sessions
     * @param moments holds the inputs
     * @param table stored features
     * @param plans who works at what
     * @param results what shards leave
     * @param planning begins the passes
     * @param worker makes a pass over a shard
     * @param publish second half of a build
     */
    @Inject
    public BuildShards(
            ExchangeCalendar calendar,
            MarketMoments moments,
            FeatureTable table,
            ShardPlans plans,
            ShardResults results,
            PlanShards planning,
            WorkShard worker,
            PublishBuild publish) {
        this.calendar = calendar;
        this.moments = moments;
        this.table = table;
        this.plans = plans;
        this.results = results;
        this.planning = planning;
        this.worker = worker;
        this.publish = publish;
    }

    /** What is left of a build that was made in shards and did not come to its end, if there is one, is removed. */
    public void clear() {
        plans.clear();
    }

    /**
     * Builds and publishes. What an earlier attempt has left is not used: its inputs are of another moment.
     *
     * @param request what to build
     * @param progress told how far it is
     * @param lastDue calendar ordinal of the latest session whose bars are due
     * @param now business time
     * @return what was published
     * @throws NothingToBuildException if there are no bars of included symbols
     */
    public FeatureBuild build(BuildRequest request, BuildProgress progress, int lastDue, Instant now) {
        plans.clear();
        int target = table.prepareShards();
        try (MarketMoments.Moment moment = moments.hold()) {
            Set<String> symbols = moment.symbols(request.settings().benchmark());
            if (symbols.isEmpty()) {
                throw nothing(symbols);
            }
            ShardPlan plan = new ShardPlan(
                    UUID.randomUUID(),
                    request.buildId(),
                    request.runId(),
                    moment.name(),
                    request.settings(),
                    lastDue,
                    target);
            try {
                planning.begin(plan, SymbolShards.cut(symbols, request.shards()));
                return build(request, plan, moment, progress, now);
            } catch (RuntimeException failed) {
                giveUp(plan, failed);
                throw failed;
            }
        }
    }

    private FeatureBuild build(
            BuildRequest request, ShardPlan plan, MarketMoments.Moment moment, BuildProgress progress, Instant now) {
        long started = System.nanoTime();
        ShardStanding scored = complete(plan, ShardPass.SCORE, moment, progress);
        if (scored.lastBar() < 0) {
            throw nothing(moment.symbols(plan.settings().benchmark()));
        }
        long allScored = System.nanoTime();
        SessionRange reported = new SessionRange(scored.firstBar(), Math.max(scored.lastBar(), plan.lastDue()) + 1);
        planning.beginWriting(plan, reported, results.join(), scored.shards());
        ShardStanding all = complete(plan, ShardPass.WRITE, moment, progress);
        long allWritten = System.nanoTime();
        BuildLog.ReadUpTo read =
                new BuildLog.ReadUpTo(moment.snapshot(), calendar.session(plan.lastDue()), moment.closed(calendar));
        FeatureBuild build = publish.publish(request, plan, all, written(plan, all), read, now);
        LOG.infof(
                "Built features in %d shards: %d rows of %s..%s; scored %.1f s, joined and wrote %.1f s, hashed and"
                        + " published %.1f s",
                all.shards(),
                build.rows(),
                build.from(),
                build.to(),
                seconds(started, allScored),
                seconds(allScored, allWritten),
                seconds(allWritten, System.nanoTime()));
        return build;
    }

    private void giveUp(ShardPlan plan, RuntimeException why) {
        try {
            plans.giveUp(plan.attempt());
        } catch (RuntimeException alsoFailed) {
            why.addSuppressed(alsoFailed);
        }
    }

    /** Until every shard is through a pass: does what nobody is at, and waits for what somebody is. */
    private ShardStanding complete(
            ShardPlan plan, ShardPass pass, MarketMoments.Moment moment, BuildProgress progress) {
        while (true) {
            moment.check();
            ShardStanding standing = plans.standing(plan.attempt());
            Runnable report = () ->
                    progress.report((long) standing.scored() + standing.written(), 2L * standing.shards(), "passes");
            report.run();
            if (standing.isThrough(pass)) {
                return standing;
            }
            if (!worker.work(plan.attempt(), pass, report)) {
                pause();
            }
        }
    }

    private FeatureTable.Written written(ShardPlan plan, ShardStanding all) {
        FeatureTable.Written written = table.readShards(plan.target());
        if (written.rows() != all.rows()) {
            throw new IllegalStateException("The shards wrote " + all.rows() + " rows, but " + written.rows()
                    + " are there: somebody else has written");
        }
        return written;
    }

    private static NothingToBuildException nothing(Set<String> symbols) {
        return new NothingToBuildException("There are no bars of included symbols: none were found of " + symbols.size()
                + " symbols ever included");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the shards of a build", interrupted);
        }
    }

    private static double seconds(long from, long to) {
        return Duration.ofNanos(to - from).toMillis() / 1000.0;
    }
}
