package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import io.ballast.feature.application.AbandonedShardException;

/** Transactions that only read, and of which several see the same: one exports what it sees, the others adopt it. */
final class Snapshots {
    /** What the server says of a snapshot whose transaction is over, by version. */
    private static final Set<String> GONE = Set.of("22023", "42704", "55000");

    private Snapshots() {}

    /** Begins a transaction that sees what is committed now. */
    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    /** The name under which others can see the same, until the transaction ends. */
    static String export(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Begins a transaction that sees what the one that exported the snapshot sees.
     *
     * @throws AbandonedShardException if that one has ended
     */
    static void adopt(Connection connection, String snapshot) throws SQLException {
        begin(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction snapshot " + SqlLiterals.text(snapshot));
        } catch (SQLException failed) {
            if (GONE.contains(failed.getSQLState())) {
                throw new AbandonedShardException("Nobody holds the inputs of " + snapshot + " any more", failed);
            }
            throw failed;
        }
    }

    /** Ends the transaction; whatever it has done is gone. */
    static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
