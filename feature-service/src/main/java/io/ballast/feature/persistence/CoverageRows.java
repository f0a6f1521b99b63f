package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Rows of the tables session_coverage, shard_coverage and build_session. */
final class CoverageRows {
    /** The columns of all of them. */
    static final String COLUMNS = "session, universe_symbols, expected_cells, row_count, symbols_with_features,"
            + " covered_cells, fwd_ret_cells, fwd_ret_resid_cells, fwd_ret_rows, fwd_ret_resid_rows, membership_hash,"
            + " content_hash";

    private static final int VALUES = 12;

    private CoverageRows() {}

    /** Writes the counts of a build. */
    static void write(Connection connection, List<SessionCoverage> coverage) throws SQLException {
        String sql = "copy feature.session_coverage (" + COLUMNS + ") from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (SessionCoverage session : coverage) {
                copy.startRow(VALUES);
                write(copy, session);
            }
            copy.finish();
        }
    }

    /** Writes the counts of one shard. */
    static void writeOfShard(Connection connection, int shard, List<SessionCoverage> coverage) throws SQLException {
        write(connection, "shard_coverage", "shard", shard, coverage);
    }

    /** Writes what a build has left of sessions. */
    static void writeOfBuild(Connection connection, int build, List<SessionCoverage> coverage) throws SQLException {
        write(connection, "build_session", "build", build, coverage);
    }

    private static void write(
            Connection connection, String table, String column, int number, List<SessionCoverage> coverage)
            throws SQLException {
        String sql = "copy feature." + table + " (" + column + ", " + COLUMNS + ") from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (SessionCoverage session : coverage) {
                copy.startRow(1 + VALUES);
                copy.int4(number);
                write(copy, session);
            }
            copy.finish();
        }
    }

    private static void write(BinaryCopyWriter copy, SessionCoverage session) throws SQLException {
        copy.date(session.session());
        copy.int4(session.universeSymbols());
        copy.int4(session.expectedCells());
        copy.int4(session.rowCount());
        copy.int4(session.symbolsWithFeatures());
        copy.int4(session.coveredCells());
        copy.int4(session.fwdRetCells());
        copy.int4(session.fwdRetResidCells());
        copy.int4(session.fwdRetRows());
        copy.int4(session.fwdRetResidRows());
        copy.int8(session.membershipHash());
        copy.int8(session.contentHash());
    }

    /** The row that a query of {@link #COLUMNS} is at. */
    static SessionCoverage read(ResultSet row) throws SQLException {
        return new SessionCoverage(
                row.getObject("session", LocalDate.class),
                row.getInt("universe_symbols"),
                row.getInt("expected_cells"),
                row.getInt("row_count"),
                row.getInt("symbols_with_features"),
                row.getInt("covered_cells"),
                row.getInt("fwd_ret_cells"),
                row.getInt("fwd_ret_resid_cells"),
                row.getInt("fwd_ret_rows"),
                row.getInt("fwd_ret_resid_rows"),
                row.getLong("membership_hash"),
                row.getLong("content_hash"));
    }
}
