package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Up to where ingestion's log of changes was read. Transaction numbers mean something on one server only, and a database that
 * is restored on another one goes on with that one's: so the server's own identifier is part of the position.
 *
 * @param server identifier of the database system, empty where a build of an earlier release did not note it
 * @param snapshot as PostgreSQL writes it, {@code xmin:xmax:xip,...}
 */
record LogPosition(String server, String snapshot) {
    private static final String CURRENT =
            "select system_identifier::text, pg_current_snapshot()::text from pg_control_system()";

    /** What the transaction of a connection sees. */
    static LogPosition of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CURRENT)) {
            row.next();
            return new LogPosition(row.getString(1), row.getString(2));
        }
    }

    /** Reads what {@link #text} has written. */
    static LogPosition parse(String text) {
        int blank = text.indexOf(' ');
        return blank < 0
                ? new LogPosition("", text)
                : new LogPosition(text.substring(0, blank), text.substring(blank + 1));
    }

    String text() {
        return server + " " + snapshot;
    }

    /** Whether a log that was read up to the other position can be read on to this one; numbers only grow. */
    boolean goesOnFrom(LogPosition earlier) {
        return server.equals(earlier.server) && earlier.nextTransaction() <= nextTransaction();
    }

    private long nextTransaction() {
        return Long.parseLong(snapshot.split(":")[1]);
    }
}
