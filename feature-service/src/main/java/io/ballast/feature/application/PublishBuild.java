package io.ballast.feature.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.ballast.feature.domain.build.BuildScope;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.build.StoredBuild.SessionFingerprint;
import io.ballast.feature.domain.coverage.CoverageSummary;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

/** Second half of a build: computes and writes, and publishes rows, coverage, build and event in one transaction. */
@ApplicationScoped
public class PublishBuild {
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final FeatureTable table;
    private final BuildLog builds;
    private final BuildAnnouncer announcer;

    /**
     * The use case.
     *
     * @param calendar exchange sessions
     * @param schedule when labels are due
     * @param table stored features
     * @param builds published so far
     * @param announcer tells the other services
     */
    @Inject
    public PublishBuild(
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            FeatureTable table,
            BuildLog builds,
            BuildAnnouncer announcer) {
        this.calendar = calendar;
        this.schedule = schedule;
        this.table = table;
        this.builds = builds;
        this.announcer = announcer;
    }

    /**
     * Publishes a build.
     *
     * @param request what to build
     * @param panel inputs
     * @param crossSections of the first pass
     * @param progress told how far it is
     * @param now business time
     * @return what was published
     */
    @Transactional
    public FeatureBuild publish(
            BuildRequest request, PanelBuild panel, CrossSections crossSections, BuildProgress progress, Instant now) {
        SessionRange all = panel.sessions();
        Map<Integer, SessionFingerprint> fingerprints = panel.fingerprints();
        SessionRange written = request.full()
                ? all
                : new BuildScope(table.stored(), request.settings())
                        .sessionsToWrite(all, fingerprints, panel.terminalLabels());
        Result result = write(panel, crossSections, written, progress);
        table.replaceCoverage(result.coverage(), fingerprints);
        FeatureBuild build = describe(request, panel, written, result, now);
        builds.add(build, request.settings());
        announcer.announce(build);
        return build;
    }

    private record Result(List<SessionCoverage> coverage, FeatureTable.Written written) {}

    private Result write(PanelBuild panel, CrossSections crossSections, SessionRange written, BuildProgress progress) {
        long total = panel.rowsToCompute();
        try (FeatureTable.RowWriter writer = writer(panel, written)) {
            List<SessionCoverage> coverage =
                    panel.compute(crossSections, writer, done -> progress.rows(total / 2 + done, total));
            return new Result(coverage, writer.finish());
        }
    }

    /** A full build leaves no rows of before the first bar, which may be there from bars that are gone. */
    private FeatureTable.RowWriter writer(PanelBuild panel, SessionRange written) {
        if (written.from() == panel.sessions().from()) {
            return table.rebuild(written);
        }
        table.removeFrom(calendar.session(written.from()));
        return table.writer(written);
    }

    private FeatureBuild describe(
            BuildRequest request, PanelBuild panel, SessionRange written, Result result, Instant now) {
        BuildSettings settings = request.settings();
        LocalDate from = calendar.session(written.from());
        LocalDate to = calendar.session(panel.latestBar());
        SessionCoverage latest = result.coverage().stream()
                .filter(coverage -> coverage.session().equals(to))
                .findFirst()
                .orElseThrow();
        CoverageSummary targets = CoverageSummary.of(result.coverage().stream()
                .filter(coverage -> schedule.isMatured(
                        coverage.session(), settings.targets().horizon(), now))
                .toList());
        return new FeatureBuild(
                request.buildId(),
                request.runId(),
                written.from() == panel.sessions().from(),
                from.isAfter(to) ? null : from,
                from.isAfter(to) ? null : to,
                to,
                latest.universeSymbols(),
                latest.symbolsWithFeatures(),
                result.written().rows(),
                latest.featureCoverageRate(),
                targets.fwdRetCoverage(),
                targets.fwdRetResidCoverage(),
                result.written().contentHash(),
                now);
    }
}
