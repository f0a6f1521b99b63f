package io.ballast.feature.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;

/** Brings features and targets up to the inputs: what changed since the last build, or everything where that is not known. */
@ApplicationScoped
public class BuildFeatures {
    private static final Logger LOG = Logger.getLogger(BuildFeatures.class);

    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;
    private final MarketInputs inputs;
    private final MarketChanges changes;
    private final BuildIncrement increments;
    private final BuildShards shards;
    private final PublishBuild publish;
    private final BuildLog builds;

    /**
     * The use case.
     *
     * @param calendar exchange sessions
     * @param schedule when bars are due
     * @param clock business time
     * @param inputs bars and facts
     * @param changes what ingestion says has changed
     * @param increments builds of what changed
     * @param shards builds of everything that replicas share
     * @param publish second half of a build
     * @param builds published so far
     */
    @Inject
    public BuildFeatures(
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            BusinessClock clock,
            MarketInputs inputs,
            MarketChanges changes,
            BuildIncrement increments,
            BuildShards shards,
            PublishBuild publish,
            BuildLog builds) {
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
        this.inputs = inputs;
        this.changes = changes;
        this.increments = increments;
        this.shards = shards;
        this.publish = publish;
        this.builds = builds;
    }

    /**
     * Builds. A build that was published already is not made again.
     *
     * @param request what to build
     * @param progress told how far it is
     * @return what was published
     * @throws NothingToBuildException if there are no bars of included symbols
     */
    public FeatureBuild build(BuildRequest request, BuildProgress progress) {
        Optional<FeatureBuild> published = builds.find(request.buildId());
        if (published.isPresent()) {
            return published.get();
        }
        Instant now = clock.instant();
        int lastDue = calendar.ordinal(schedule.lastDueSession(now));
        if (request.full()) {
            return everything(request, progress, lastDue, now);
        }
        BuildIncrement.Attempt attempt = increments.build(request, lastDue, now);
        return attempt.build() != null
                ? attempt.build()
                : everything(request.ofEverything(attempt.reason()), progress, lastDue, now);
    }

    private FeatureBuild everything(BuildRequest request, BuildProgress progress, int lastDue, Instant now) {
        LOG.infof("Everything is built, since %s", request.reason());
        return request.shards() > 1
                ? shards.build(request, progress, lastDue, now)
                : inOnePiece(request, progress, lastDue, now);
    }

    private FeatureBuild inOnePiece(BuildRequest request, BuildProgress progress, int lastDue, Instant now) {
        shards.clear();
        long started = System.nanoTime();
        // Before the inputs are read: what is committed meanwhile is looked at once more by the next build.
        String snapshot = changes.snapshot();
        BuildInputs market = inputs.read(request.settings().benchmark(), lastDue);
        BuildLog.ReadUpTo readUpTo = new BuildLog.ReadUpTo(snapshot, calendar.session(lastDue), market.closed());
        PanelBuild panel = new PanelBuild(calendar, market, request.settings().targets());
        if (panel.latestBar() < 0) {
            throw new NothingToBuildException(
                    "There are no bars of included symbols: " + market.bars().rowCount() + " bars of "
                            + market.facts().size() + " symbols ever included were found");
        }
        warnWithoutBenchmark(market);
        long read = System.nanoTime();
        long total = panel.rows();
        CrossSections crossSections = panel.crossSections(done -> progress.rows(0, total));
        long computed = System.nanoTime();
        FeatureBuild build = publish.publish(request, panel, crossSections, progress, readUpTo, now);
        LOG.infof(
                "Built features: %d rows of %s..%s, %d of %d symbols with features on %s; read %.1f s,"
                        + " cross-sections %.1f s, computed and wrote %.1f s",
                build.rows(),
                build.from(),
                build.to(),
                build.symbolsWithFeatures(),
                build.symbols(),
                build.latestSession(),
                seconds(started, read),
                seconds(read, computed),
                seconds(computed, System.nanoTime()));
        return build;
    }

    static void warnWithoutBenchmark(BuildInputs market) {
        int index = market.bars().indexOf(market.benchmark());
        if (index < 0) {
            LOG.warnf(
                    "The benchmark %s has no bars: beta, residual targets and market features are null",
                    market.benchmark());
        }
    }

    private static double seconds(long from, long to) {
        return Duration.ofNanos(to - from).toMillis() / 1000.0;
    }
}
