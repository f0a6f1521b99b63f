package io.ballast.feature.persistence;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.postgresql.PGConnection;

import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;

/** Tables feature_row and session_coverage. */
@Singleton
class PostgresFeatureTable implements FeatureTable {
    /** Connections that a full build writes over: more than these would take them from the rest of the service. */
    private static final int LANES = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final Database database;
    private final ExchangeCalendar calendar;
    private final Generations generations;

    @Inject
    PostgresFeatureTable(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
        this.generations = new Generations(database);
    }

    @Override
    public RowWriter rebuild(SessionRange written) {
        int beside = Generations.beside(generations.lockPublished());
        List<CopyLane> lanes = new ArrayList<>();
        try {
            generations.clear(beside);
            for (int i = 0; i < LANES; i++) {
                lanes.add(CopyLane.apart(database, copyInto(beside)));
            }
        } catch (RuntimeException failed) {
            lanes.forEach(CopyLane::close);
            throw failed;
        }
        return new CopyRowWriter(lanes, calendar, written, true, sent -> {
            sent.forEach(CopyLane::commit);
            generations.publish(beside);
        });
    }

    @Override
    public int prepareShards() {
        int beside = Generations.beside(generations.published());
        generations.clear(beside);
        return beside;
    }

    @Override
    public RowWriter writeShard(int target, SessionRange written) {
        CopyLane lane = CopyLane.inTransaction(database, copyInto(target));
        return new CopyRowWriter(List.of(lane), calendar, written, false, sent -> {});
    }

    @Override
    public Written readShards(int target) {
        return database.with("hash what the shards wrote", connection -> {
            try {
                Snapshots.begin(connection);
                followKeys(connection);
                RowsHash hash = new RowsHash(calendar);
                long[] rows = {0};
                String sql = "copy (select " + Columns.ALL + " from " + Generations.table(target)
                        + " order by symbol, session) to stdout (format binary)";
                CopyRows.read(connection, sql, reader -> {
                    hash.add(StoredRowReader.row(reader, calendar));
                    rows[0]++;
                });
                return new Written(rows[0], hash.finish());
            } finally {
                Snapshots.end(connection);
            }
        });
    }

    @Override
    public void showShards(int target) {
        int published = generations.lockPublished();
        if (target == published) {
            throw new IllegalStateException("Generation " + target + " is published: another build has come between");
        }
        generations.publish(target);
    }

    private static String copyInto(int generation) {
        return "copy " + Generations.table(generation) + " (" + Columns.ALL + ") from stdin (format binary)";
    }

    @Override
    public void replaceCoverage(List<SessionCoverage> coverage, int build) {
        List<SessionCoverage> before =
                database.query("read coverage to be replaced", PostgresFeatureReports.COVERAGE, CoverageRows::read);
        database.update("remove coverage to be replaced", "delete from feature.session_coverage");
        database.with("write coverage", connection -> {
            CoverageRows.write(connection, coverage);
            CoverageRows.writeOfBuild(connection, build, SessionCoverage.differences(before, coverage));
            return null;
        });
    }

    @Override
    public String contentHash(FeatureBuild build) {
        String rows = build.full() ? "feature.published_features" : """
                feature.published_features where (symbol, session) in (
                    select changed.symbol, changed.session from feature.row_before as changed
                    join feature.feature_build as build on build.position = changed.build
                    where build.build_id = '%s')""".formatted(build.buildId());
        return database.with("hash the published features", connection -> hash(connection, "select * from " + rows));
    }

    /** The hash of the server's own text, which those that we make of the same rows are compared with. */
    private static String hash(Connection connection, String query) throws SQLException {
        String sql = "copy (" + query + " order by symbol, session) to stdout (format csv)";
        MessageDigest digest = CopyRowWriter.sha256();
        followKeys(connection);
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to nowhere failed", impossible);
        }
    }

    /**
     * Fresh rows have no statistics yet: without this the planner sorts them all on disk instead of following the keys of the
     * partitions. The connection leaves the setting behind with the transaction.
     */
    private static void followKeys(Connection connection) throws SQLException {
        try (Statement setting = connection.createStatement()) {
            setting.execute("set local enable_sort = off");
        }
    }
}
