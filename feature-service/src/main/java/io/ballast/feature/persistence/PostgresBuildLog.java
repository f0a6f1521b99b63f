package io.ballast.feature.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.BuildLog;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;

/** Table feature_build. */
@Singleton
class PostgresBuildLog implements BuildLog {
    private static final String SELECT = """
            select build_id, run_id, is_full, from_session, to_session, latest_session, symbols,
                symbols_with_features, row_count, feature_coverage_rate, fwd_ret_coverage, fwd_ret_resid_coverage,
                content_hash, published_at
            from feature.feature_build\s""";

    /** Builds are made one at a time, so the next number is the greatest plus 1. */
    private static final String INSERT = """
            insert into feature.feature_build (position, build_id, run_id, settings, is_full, from_session, to_session,
                latest_session, symbols, symbols_with_features, row_count, feature_coverage_rate, fwd_ret_coverage,
                fwd_ret_resid_coverage, content_hash, published_at, input_snapshot, last_due)
            select coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?::date, ?::date, ?, ?, ?, ?, ?::float8, ?::float8,
                ?::float8, ?, ?, ?, ?
            from feature.feature_build""";

    private final Jdbc jdbc;

    @Inject
    PostgresBuildLog(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(FeatureBuild build, BuildSettings settings, ReadUpTo read) {
        jdbc.update(
                "record the build " + build.buildId(),
                INSERT,
                build.buildId(),
                build.runId(),
                settings.fingerprint(),
                build.full(),
                build.from(),
                build.to(),
                build.latestSession(),
                build.symbols(),
                build.symbolsWithFeatures(),
                build.rows(),
                build.featureCoverageRate(),
                build.fwdRetCoverage(),
                build.fwdRetResidCoverage(),
                build.contentHash(),
                build.publishedAt(),
                read.snapshot(),
                read.lastDue());
    }

    @Override
    public int nextPosition() {
        return jdbc.query(
                        "number the build",
                        row -> row.getInt(1),
                        "select coalesce(max(position), 0) + 1 from feature.feature_build")
                .get(0);
    }

    @Override
    public Optional<FeatureBuild> find(UUID buildId) {
        return jdbc
                .query("find the build " + buildId, PostgresBuildLog::map, SELECT + "where build_id = ?", buildId)
                .stream()
                .findFirst();
    }

    @Override
    public List<FeatureBuild> latest(int limit) {
        return jdbc.query("list builds", PostgresBuildLog::map, SELECT + "order by position desc limit ?", limit);
    }

    private static FeatureBuild map(ResultSet row) throws SQLException {
        return new FeatureBuild(
                row.getObject("build_id", UUID.class),
                row.getString("run_id"),
                row.getBoolean("is_full"),
                row.getObject("from_session", LocalDate.class),
                row.getObject("to_session", LocalDate.class),
                row.getObject("latest_session", LocalDate.class),
                row.getInt("symbols"),
                row.getInt("symbols_with_features"),
                row.getLong("row_count"),
                Jdbc.nullableDouble(row, "feature_coverage_rate"),
                Jdbc.nullableDouble(row, "fwd_ret_coverage"),
                Jdbc.nullableDouble(row, "fwd_ret_resid_coverage"),
                row.getString("content_hash"),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
