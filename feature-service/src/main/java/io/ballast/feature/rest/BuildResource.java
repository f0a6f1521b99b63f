package io.ballast.feature.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.ballast.feature.application.BuildLog;
import io.ballast.feature.application.FeatureReports;
import io.ballast.feature.application.ShardPlans;
import io.ballast.feature.application.ShardView;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.kit.problem.Problem;

/** Builds, what each has left of every session, and in which sessions two of them differ. */
@Path("/api/v1/feature-builds")
public class BuildResource {
    private static final int MAX_BUILDS = 1000;

    private final BuildLog builds;
    private final FeatureReports reports;
    private final ShardPlans shards;

    @Inject
    BuildResource(BuildLog builds, FeatureReports reports, ShardPlans shards) {
        this.builds = builds;
        this.reports = reports;
        this.shards = shards;
    }

    /**
     * What a build has left of a session.
     *
     * @param session session
     * @param universeSymbols included symbols
     * @param expectedCells expected cells
     * @param rows stored rows
     * @param symbolsWithFeatures included symbols whose row has at least one indicative feature
     * @param featureCoverageRate covered cells over expected cells, null without expected cells
     * @param targetCoverage labels over expected cells, null without expected cells
     * @param contentHash the same where all values of all rows are the same, 16 hexadecimal digits
     */
    public record BuildSession(
            LocalDate session,
            int universeSymbols,
            int expectedCells,
            int rows,
            int symbolsWithFeatures,
            Double featureCoverageRate,
            CoverageResource.Targets targetCoverage,
            String contentHash) {

        static BuildSession of(SessionCoverage left) {
            return new BuildSession(
                    left.session(),
                    left.universeSymbols(),
                    left.expectedCells(),
                    left.rowCount(),
                    left.symbolsWithFeatures(),
                    left.featureCoverageRate(),
                    new CoverageResource.Targets(
                            SessionCoverage.ratio(left.fwdRetCells(), left.expectedCells()),
                            SessionCoverage.ratio(left.fwdRetResidCells(), left.expectedCells())),
                    "%016x".formatted(left.contentHash()));
        }
    }

    /**
     * A session in which two builds differ.
     *
     * @param session session
     * @param before what the other build has left, null if nothing
     * @param now what the build has left, null if nothing
     */
    public record Difference(LocalDate session, BuildSession before, BuildSession now) {}

    /**
     * Two builds beside each other.
     *
     * @param build one of them
     * @param against the other one
     * @param sessions in which they differ
     */
    public record Comparison(UUID build, UUID against, List<Difference> sessions) {}

    @GET
    public List<FeatureBuild> latest(@QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MAX_BUILDS) {
            throw Problem.badRequest(
                    "limit=" + limit + " is not allowed.", "Give a whole number from 1 to " + MAX_BUILDS + ".");
        }
        return builds.latest(limit);
    }

    @GET
    @Path("shards")
    public List<ShardView> shards() {
        return shards.view();
    }

    @GET
    @Path("{build}/sessions")
    public List<BuildSession> sessions(@PathParam("build") String build) {
        return reports.leftBy(known(build)).stream().map(BuildSession::of).toList();
    }

    @GET
    @Path("{build}/differences")
    public Comparison differences(@PathParam("build") String build, @QueryParam("against") String against) {
        if (against == null) {
            throw Problem.badRequest("The other build is missing.", "Give its id as against.");
        }
        UUID one = known(build);
        UUID other = known(against);
        List<SessionCoverage> before = reports.leftBy(other);
        List<SessionCoverage> now = reports.leftBy(one);
        Map<LocalDate, SessionCoverage> beforeBySession = bySession(before);
        Map<LocalDate, SessionCoverage> nowBySession = bySession(now);
        List<Difference> sessions = SessionCoverage.differences(before, now).stream()
                .map(SessionCoverage::session)
                .map(session ->
                        new Difference(session, shown(beforeBySession.get(session)), shown(nowBySession.get(session))))
                .toList();
        return new Comparison(one, other, sessions);
    }

    private static Map<LocalDate, SessionCoverage> bySession(List<SessionCoverage> sessions) {
        return sessions.stream().collect(Collectors.toMap(SessionCoverage::session, Function.identity()));
    }

    private static BuildSession shown(SessionCoverage left) {
        return left == null ? null : BuildSession.of(left);
    }

    private UUID known(String build) {
        try {
            UUID id = UUID.fromString(build);
            return builds.find(id).map(FeatureBuild::buildId).orElseThrow(() -> unknown(build));
        } catch (IllegalArgumentException noId) {
            throw unknown(build);
        }
    }

    private static Problem unknown(String build) {
        return Problem.notFound("There is no build '" + build + "'.", "GET /api/v1/feature-builds lists the latest.");
    }
}
