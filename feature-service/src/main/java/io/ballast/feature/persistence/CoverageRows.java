package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Rows of the tables session_coverage and shard_coverage. */
final class CoverageRows {
    private static final int VALUES = 9;
    private static final String COLUMNS = "session, universe_symbols, expected_cells, row_count, symbols_with_features,"
            + " covered_cells, fwd_ret_cells, fwd_ret_resid_cells, membership_hash";

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
    static void write(Connection connection, int shard, List<SessionCoverage> coverage) throws SQLException {
        String sql = "copy feature.shard_coverage (shard, " + COLUMNS + ") from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (SessionCoverage session : coverage) {
                copy.startRow(1 + VALUES);
                copy.int4(shard);
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
        copy.int8(session.membershipHash());
    }
}
