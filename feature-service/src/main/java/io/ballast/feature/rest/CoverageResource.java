package io.ballast.feature.rest;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.ballast.feature.application.BuildLog;
import io.ballast.feature.application.FeatureReports;
import io.ballast.feature.config.FeatureSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.coverage.CoverageSummary;
import io.ballast.feature.domain.coverage.MaturedSessions;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** Breadth and target coverage. Verdicts on them are the monitor's. */
@Path("/api/v1")
public class CoverageResource {
    private static final int MAX_DAYS_BACK = 3650;

    private final FeatureReports reports;
    private final BuildLog builds;
    private final ExchangeCalendar calendar;
    private final BusinessClock clock;
    private final FeatureSettings settings;

    @Inject
    CoverageResource(
            FeatureReports reports,
            BuildLog builds,
            ExchangeCalendar calendar,
            BusinessClock clock,
            FeatureSettings settings) {
        this.reports = reports;
        this.builds = builds;
        this.calendar = calendar;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Breadth of a session.
     *
     * @param session session
     * @param universeSymbols included symbols
     * @param symbolsWithFeatures included symbols whose row has at least one indicative feature
     * @param universeCoverage the latter over the former, null without included symbols
     * @param expectedCells expected cells
     * @param coveredCells expected cells with at least 80 % of the counted features
     * @param featureCoverageRate the latter over the former, null without expected cells
     * @param rows stored rows
     */
    public record Breadth(
            LocalDate session,
            int universeSymbols,
            int symbolsWithFeatures,
            Double universeCoverage,
            int expectedCells,
            int coveredCells,
            Double featureCoverageRate,
            int rows) {

        static Breadth of(SessionCoverage coverage) {
            return new Breadth(
                    coverage.session(),
                    coverage.universeSymbols(),
                    coverage.symbolsWithFeatures(),
                    SessionCoverage.ratio(coverage.symbolsWithFeatures(), coverage.universeSymbols()),
                    coverage.expectedCells(),
                    coverage.coveredCells(),
                    coverage.featureCoverageRate(),
                    coverage.rowCount());
        }
    }

    /**
     * A coverage of both targets.
     *
     * @param fwd_ret plain label
     * @param fwd_ret_resid residual label
     */
    public record Targets(Double fwd_ret, Double fwd_ret_resid) {}

    /**
     * Target coverage of a session.
     *
     * @param session session
     * @param matured whether its labels can be complete
     * @param expectedCells expected cells
     * @param rows stored rows
     * @param coverage labels over expected cells
     */
    public record SessionTargets(LocalDate session, boolean matured, int expectedCells, int rows, Targets coverage) {}

    /**
     * Target coverage over the last days.
     *
     * @param daysBack calendar days
     * @param from first day
     * @param to the latest session
     * @param horizon rows the labels of the latest build look ahead
     * @param maturedSessions sessions counted
     * @param expectedCells expected cells of them
     * @param targetCoverage labels over expected cells of the matured sessions, null if there are none
     * @param rowCoverage labels over stored rows of the matured sessions, null if there are none
     * @param sessions all sessions of the window
     */
    public record TargetReport(
            int daysBack,
            LocalDate from,
            LocalDate to,
            int horizon,
            int maturedSessions,
            long expectedCells,
            Targets targetCoverage,
            Targets rowCoverage,
            List<SessionTargets> sessions) {}

    @GET
    @Path("breadth")
    public Breadth breadth(@QueryParam("session") String session) {
        LocalDate wanted = Dates.askedIfAny("session", session).orElse(null);
        return reports.coverage(wanted)
                .map(Breadth::of)
                .orElseThrow(() -> Problem.notFound(
                        wanted == null ? "No features are built yet." : "There is no built session " + wanted + ".",
                        "Build features first, or ask for a session between the first bar and the latest due one."));
    }

    @GET
    @Path("target-coverage")
    public TargetReport targetCoverage(@QueryParam("days-back") Integer daysBack) {
        int days = daysBack == null ? settings.daysBack() : daysBack;
        if (days < 1 || days > MAX_DAYS_BACK) {
            throw Problem.badRequest(
                    "days-back=" + days + " is not allowed.", "Give a whole number from 1 to " + MAX_DAYS_BACK + ".");
        }
        FeatureBuild latest = builds.latest(1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("No features are built yet.", "Build features first."));
        LocalDate to = latest.latestSession();
        LocalDate from = to.minusDays(days - 1L);
        return report(days, from, to, reports.coverage(from, to), latest);
    }

    private TargetReport report(
            int days, LocalDate from, LocalDate to, List<SessionCoverage> window, FeatureBuild build) {
        List<SessionCoverage> matured =
                MaturedSessions.of(window, calendar, builds.closed(build.buildId()), build.horizon(), clock.instant());
        CoverageSummary sum = CoverageSummary.of(matured);
        return new TargetReport(
                days,
                from,
                to,
                build.horizon(),
                sum.sessions(),
                sum.expectedCells(),
                new Targets(sum.fwdRetCoverage(), sum.fwdRetResidCoverage()),
                new Targets(sum.fwdRetRowCoverage(), sum.fwdRetResidRowCoverage()),
                window.stream()
                        .map(session -> targets(session, matured.contains(session)))
                        .toList());
    }

    private static SessionTargets targets(SessionCoverage session, boolean matured) {
        return new SessionTargets(
                session.session(),
                matured,
                session.expectedCells(),
                session.rowCount(),
                new Targets(
                        SessionCoverage.ratio(session.fwdRetCells(), session.expectedCells()),
                        SessionCoverage.ratio(session.fwdRetResidCells(), session.expectedCells())));
    }
}
