package io.ballast.feature.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.coverage.CoverageSummary;
import io.ballast.feature.domain.coverage.MaturedSessions;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Second half of a build: computes and writes, and publishes rows, coverage, build and event in one transaction. */
@ApplicationScoped
public class PublishBuild {
    private final ExchangeCalendar calendar;
    private final FeatureTable table;
    private final IncrementTable increments;
    private final ShardPlans shards;
    private final ShardResults shardResults;
    private final BuildLog builds;
    private final BuildAnnouncer announcer;

    /**
     * The use case.
     *
     * @param calendar exchange sessions
     * @param table stored features
     * @param increments what builds leave for the next one
     * @param shards the build that is made in shards
     * @param shardResults what its shards leave
     * @param builds published so far
     * @param announcer tells the other services
     */
    @Inject
    public PublishBuild(
            ExchangeCalendar calendar,
            FeatureTable table,
            IncrementTable increments,
            ShardPlans shards,
            ShardResults shardResults,
            BuildLog builds,
            BuildAnnouncer announcer) {
        this.calendar = calendar;
        this.table = table;
        this.increments = increments;
        this.shards = shards;
        this.shardResults = shardResults;
        this.builds = builds;
        this.announcer = announcer;
    }

    /**
     * Publishes a build of everything.
     *
     * @param request what to build
     * @param panel inputs
     * @param crossSections of the first pass
     * @param progress told how far it is
     * @param read up to where the inputs were read
     * @param now business time
     * @return what was published
     */
    @Transactional
    public FeatureBuild publish(
            BuildRequest request,
            PanelBuild panel,
            CrossSections crossSections,
            BuildProgress progress,
            BuildLog.ReadUpTo read,
            Instant now) {
        SessionRange all = panel.sessions();
        long total = panel.rows();
        AnchorCollector anchors = new AnchorCollector();
        List<SessionCoverage> coverage;
        FeatureTable.Written written;
        try (FeatureTable.RowWriter writer = table.rebuild(all)) {
            coverage = panel.compute(crossSections, anchors.beside(writer), done -> progress.rows(done, total));
            written = writer.finish();
        }
        int position = builds.nextPosition();
        increments.keepReplaced(written.contentHash(), position);
        table.replaceCoverage(coverage, position);
        increments.replaceStates(panel.states(), anchors.all());
        SessionRange rows = new SessionRange(all.from(), panel.latestBar() + 1);
        return record(request, describe(request, rows, panel.latestBar(), coverage, written, read, now), read);
    }

    /**
     * Publishes a build of everything whose shards are all written.
     *
     * @param request what to build
     * @param plan the build
     * @param all how far its shards are
     * @param written what they wrote together
     * @param read up to where the inputs were read
     * @param now business time
     * @return what was published
     * @throws AbandonedShardException if the build was given up meanwhile
     */
    @Transactional
    public FeatureBuild publish(
            BuildRequest request,
            ShardPlan plan,
            ShardStanding all,
            FeatureTable.Written written,
            BuildLog.ReadUpTo read,
            Instant now) {
        table.showShards(plan.target());
        int position = builds.nextPosition();
        increments.keepReplaced(written.contentHash(), position);
        List<SessionCoverage> coverage = shardResults.coverage();
        table.replaceCoverage(coverage, position);
        shardResults.replaceStates();
        shards.end(plan.attempt());
        SessionRange rows = new SessionRange(all.firstBar(), all.lastBar() + 1);
        return record(request, describe(request, rows, all.lastBar(), coverage, written, read, now), read);
    }

    /**
     * Publishes a build of what changed.
     *
     * @param request what to build
     * @param increment what differs
     * @param read up to where the inputs were read
     * @param now business time
     * @return what was published
     */
    @Transactional
    public FeatureBuild publish(BuildRequest request, Increment increment, BuildLog.ReadUpTo read, Instant now) {
        int position = builds.nextPosition();
        FeatureTable.Written written = increments.apply(increment, position);
        table.replaceCoverage(increment.coverage(), position);
        return record(
                request,
                describe(
                        request, increment.sessions(), increment.latestBar(), increment.coverage(), written, read, now),
                read);
    }

    private FeatureBuild record(BuildRequest request, FeatureBuild build, BuildLog.ReadUpTo read) {
        builds.add(build, request.settings(), Definitions.current(), read);
        announcer.announce(build);
        return build;
    }

    private FeatureBuild describe(
            BuildRequest request,
            SessionRange rows,
            int latestBar,
            List<SessionCoverage> coverage,
            FeatureTable.Written written,
            BuildLog.ReadUpTo read,
            Instant now) {
        boolean none = rows.from() >= rows.toExclusive();
        LocalDate latestSession = calendar.session(latestBar);
        SessionCoverage latest = coverage.stream()
                .filter(session -> session.session().equals(latestSession))
                .findFirst()
                .orElseThrow();
        int horizon = request.settings().targets().horizon();
        CoverageSummary targets =
                CoverageSummary.of(MaturedSessions.of(coverage, calendar, read.closed(), horizon, now));
        return new FeatureBuild(
                request.buildId(),
                request.runId(),
                request.full(),
                none ? null : calendar.session(rows.from()),
                none ? null : calendar.session(rows.toExclusive() - 1),
                latestSession,
                latest.universeSymbols(),
                latest.symbolsWithFeatures(),
                written.rows(),
                latest.featureCoverageRate(),
                targets.fwdRetCoverage(),
                targets.fwdRetResidCoverage(),
                written.contentHash(),
                now,
                horizon,
                Definitions.current().digest(),
                request.reason());
    }
}
