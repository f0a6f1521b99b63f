package io.ballast.feature.persistence;

import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import io.ballast.kit.copy.BinaryCopyWriter;

/** Tables feature_row and session_coverage. */
@Singleton
class PostgresFeatureTable implements FeatureTable {
    /** Connections that a full build writes over: more than these would take them from the rest of the service. */
    private static final int LANES = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final Jdbc jdbc;
    private final ExchangeCalendar calendar;
    private final Generations generations;

    @Inject
    PostgresFeatureTable(Jdbc jdbc, ExchangeCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.generations = new Generations(jdbc);
    }

    @Override
    public RowWriter rebuild(SessionRange written) {
        int beside = Generations.beside(generations.lockPublished());
        List<CopyLane> lanes = new ArrayList<>();
        try {
            generations.clear(beside);
            for (int i = 0; i < LANES; i++) {
                lanes.add(CopyLane.apart(jdbc, copyInto(beside)));
            }
        } catch (RuntimeException failed) {
            lanes.forEach(CopyLane::close);
            throw failed;
        }
        return new CopyRowWriter(lanes, calendar, written, sent -> {
            sent.forEach(CopyLane::commit);
            generations.publish(beside);
        });
    }

    private static String copyInto(int generation) {
        return "copy " + Generations.table(generation) + " (" + Columns.ALL + ") from stdin (format binary)";
    }

    @Override
    public void replaceCoverage(List<SessionCoverage> coverage) {
        jdbc.update("remove coverage to be replaced", "delete from feature.session_coverage");
        jdbc.with("write coverage", connection -> {
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, """
                    copy feature.session_coverage (session, universe_symbols, expected_cells, row_count,
                        symbols_with_features, covered_cells, fwd_ret_cells, fwd_ret_resid_cells, membership_hash)
                    from stdin (format binary)""")) {
                for (SessionCoverage session : coverage) {
                    write(copy, session);
                }
                return copy.finish();
            }
        });
    }

    private static void write(BinaryCopyWriter copy, SessionCoverage session) throws SQLException {
        copy.startRow(9);
        copy.date(session.session());
        copy.int4(session.universeSymbols());
        copy.int4(session.expectedCells());
        copy.int4(session.rowCount());
        copy.int4(session.symbolsWithFeatures());
        copy.int4(session.coveredCells());
        copy.int4(session.fwdRetCells());
        copy.int4(session.fwdRetResidCells());
        copy.int8(session.membershipHash());
    }

    @Override
    public String contentHash(FeatureBuild build) {
        String rows = build.full() ? "feature.published_features" : """
                feature.published_features where (symbol, session) in (
                    select changed.symbol, changed.session from feature.row_before as changed
                    join feature.feature_build as build on build.position = changed.build
                    where build.build_id = '%s')""".formatted(build.buildId());
        return jdbc.with(
                "hash the published features",
                connection -> hash(
                        connection,
                        "copy (select * from " + rows + " order by symbol, session) to stdout (format csv)"));
    }

    private static String hash(Connection connection, String sql) throws SQLException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // Fresh rows have no statistics yet: without this the planner sorts them all on disk instead of following
            // the keys of the partitions. The connection leaves the setting behind with the transaction.
            try (Statement setting = connection.createStatement()) {
                setting.execute("set local enable_sort = off");
            }
            try (DigestOutputStream out = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException("SHA-256 into nowhere failed", impossible);
        }
    }
}
