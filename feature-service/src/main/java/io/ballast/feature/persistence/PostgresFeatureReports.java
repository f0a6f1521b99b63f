package io.ballast.feature.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.FeatureReports;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.kit.database.Database;

/** Small reads of the published views. */
@Singleton
class PostgresFeatureReports implements FeatureReports {
    private static final int DEFAULT_DAYS = 60;

    static final String COVERAGE = "select " + CoverageRows.COLUMNS + " from feature.session_coverage ";

    /** What a build has left of each session. */
    private static final String LEFT_BY = "select * from (select distinct on (session) " + CoverageRows.COLUMNS + """
             from feature.build_session
            where build <= (select position from feature.feature_build where build_id = ?)
            order by session, build desc) as left_by
            where expected_cells > 0 or row_count > 0 order by session""";

    private final Database database;

    @Inject
    PostgresFeatureReports(Database database) {
        this.database = database;
    }

    @Override
    public List<FeatureRow> rows(String symbol, LocalDate from, LocalDate to, Instant publishedAt) {
        LocalDate last = to == null ? latestRow(symbol, publishedAt) : to;
        if (last == null) {
            return List.of();
        }
        LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS) : from;
        String ofRange = " where symbol = ? and session >= ? and session <= ? order by session";
        String what = "read features of " + symbol;
        String columns = "select " + Columns.ALL + " from feature.";
        return publishedAt == null
                ? database.query(
                        what,
                        columns + "published_features" + ofRange,
                        PostgresFeatureReports::row,
                        symbol,
                        first,
                        last)
                : database.query(
                        what,
                        columns + "published_features_as_of(?)" + ofRange,
                        PostgresFeatureReports::row,
                        publishedAt,
                        symbol,
                        first,
                        last);
    }

    private LocalDate latestRow(String symbol, Instant publishedAt) {
        String what = "find the latest row of " + symbol;
        String latest = " where symbol = ? order by session desc limit 1";
        List<LocalDate> found = publishedAt == null
                ? database.query(
                        what,
                        "select session from feature.published_features" + latest,
                        row -> row.getObject(1, LocalDate.class),
                        symbol)
                : database.query(
                        what,
                        "select session from feature.published_features_as_of(?)" + latest,
                        row -> row.getObject(1, LocalDate.class),
                        publishedAt,
                        symbol);
        return found.stream().findFirst().orElse(null);
    }

    @Override
    public Optional<String> keptAs(String symbol, Instant publishedAt) {
        if (latestRow(symbol, publishedAt) != null) {
            return Optional.of(symbol);
        }
        return database
                .query(
                        "find out what became of " + symbol,
                        "select symbol from ingestion.published_symbol_changes where ticker = ? order by changed_on desc"
                                + " limit 1",
                        row -> row.getString(1),
                        symbol)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<SessionCoverage> coverage(LocalDate session) {
        String latest = "where row_count > 0 order by session desc limit 1";
        List<SessionCoverage> found = session == null
                ? database.query("read the latest coverage", COVERAGE + latest, CoverageRows::read)
                : database.query(
                        "read the coverage of " + session, COVERAGE + "where session = ?", CoverageRows::read, session);
        return found.stream().findFirst();
    }

    @Override
    public List<SessionCoverage> coverage(LocalDate from, LocalDate to) {
        return database.query(
                "read coverage",
                COVERAGE + "where session >= ? and session <= ? order by session",
                CoverageRows::read,
                from,
                to);
    }

    @Override
    public List<SessionCoverage> leftBy(UUID build) {
        return database.query("read what " + build + " has left", LEFT_BY, CoverageRows::read, build);
    }

    private static FeatureRow row(ResultSet row) throws SQLException {
        double[] values = new double[Feature.all().size()];
        for (Feature feature : Feature.all()) {
            double value = row.getDouble(feature.column());
            values[feature.ordinal()] = row.wasNull() ? Double.NaN : value;
        }
        return new FeatureRow(row.getObject("session", LocalDate.class), values, row.getBoolean("label_terminal"));
    }
}
