package io.ballast.feature.persistence;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.BuildLog;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;

/** Table feature_build. */
@Singleton
class PostgresBuildLog implements BuildLog {
    private static final String SELECT = """
            select build_id, run_id, is_full, from_session, to_session, latest_session, symbols,
                symbols_with_features, row_count, feature_coverage_rate, fwd_ret_coverage, fwd_ret_resid_coverage,
                content_hash, published_at, horizon, definitions, reason
            from feature.feature_build\s""";

    /** Builds are made one at a time, so the next number is the greatest plus 1. */
    private static final String INSERT = """
            insert into feature.feature_build (position, build_id, run_id, settings, is_full, from_session, to_session,
                latest_session, symbols, symbols_with_features, row_count, feature_coverage_rate, fwd_ret_coverage,
                fwd_ret_resid_coverage, content_hash, published_at, input_snapshot, last_due, horizon,
                definitions, reason, closed_days)
            select coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?::date, ?::date, ?, ?, ?, ?, ?::float8, ?::float8,
                ?::float8, ?, ?, ?, ?, ?, ?, ?, ?::date[]
            from feature.feature_build""";

    private final Database database;
    private final ExchangeCalendar calendar;

    @Inject
    PostgresBuildLog(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    @Override
    public void add(FeatureBuild build, BuildSettings settings, Definitions definitions, ReadUpTo read) {
        database.update(
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
                read.lastDue(),
                build.horizon(),
                definitions.text(),
                build.reason(),
                read.closed().dates().stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}")));
    }

    @Override
    public int nextPosition() {
        return database.query(
                        "number the build",
                        "select coalesce(max(position), 0) + 1 from feature.feature_build",
                        row -> row.getInt(1))
                .get(0);
    }

    @Override
    public Optional<FeatureBuild> find(UUID buildId) {
        return database
                .query("find the build " + buildId, SELECT + "where build_id = ?", PostgresBuildLog::map, buildId)
                .stream()
                .findFirst();
    }

    @Override
    public ClosedDays closed(UUID buildId) {
        return database.query(
                        "find the closed days of the build " + buildId,
                        "select closed_days from feature.feature_build where build_id = ?",
                        row -> closed(row, 1, calendar),
                        buildId)
                .get(0);
    }

    /** Column closed_days. */
    static ClosedDays closed(ResultSet row, int column, ExchangeCalendar calendar) throws SQLException {
        Date[] days = (Date[]) row.getArray(column).getArray();
        return ClosedDays.of(calendar, Stream.of(days).map(Date::toLocalDate).toList());
    }

    @Override
    public List<FeatureBuild> latest(int limit) {
        return database.query("list builds", SELECT + "order by position desc limit ?", PostgresBuildLog::map, limit);
    }

    @Override
    public Optional<FeatureBuild> latestThatWrote() {
        return database
                .query(
                        "find the latest build that wrote anything",
                        SELECT + "where from_session is not null order by position desc limit 1",
                        PostgresBuildLog::map)
                .stream()
                .findFirst();
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
                Database.numberOrNull(row, "feature_coverage_rate"),
                Database.numberOrNull(row, "fwd_ret_coverage"),
                Database.numberOrNull(row, "fwd_ret_resid_coverage"),
                row.getString("content_hash"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getInt("horizon"),
                Definitions.parse(row.getString("definitions")).digest(),
                row.getString("reason"));
    }
}
