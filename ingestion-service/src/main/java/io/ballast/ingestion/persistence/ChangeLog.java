package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/**
 * The table {@code change_log}: tells readers what changed, in the transaction of the change. Whoever writes a published
 * row of bars, actions, filings or memberships notes it here.
 */
final class ChangeLog {

    /** Bars or their factors. */
    static final String BAR = "bar";

    /** Financial statements. */
    static final String STATEMENT = "statement";

    /** Shares outstanding. */
    static final String SHARES = "shares";

    /** Memberships of the universe. */
    static final String MEMBERSHIP = "membership";

    /** Days of listing and delisting. */
    static final String LISTING = "listing";

    private static final String INSERT = "insert into ingestion.change_log (kind, session, symbols) values (?, ?, ?)";

    private ChangeLog() {}

    /**
     * A part of a statement that notes what another part of it returned.
     *
     * @param kind of change
     * @param changed name of the part that returned the columns symbol and session
     * @return text of a common table expression
     */
    static String noting(String kind, String changed) {
        return notingKinds("(select '" + kind + "' as kind, symbol, session from " + changed + ") as changes");
    }

    /** The same where the part also returned the column kind. */
    static String notingKinds(String changed) {
        return """
                insert into ingestion.change_log (kind, session, symbols)
                select kind, session, array_agg(distinct symbol order by symbol) from %s group by kind, session""".formatted(changed);
    }

    /** Notes changes by the earliest date each touches. */
    static void note(Connection connection, String kind, Map<LocalDate, ? extends Collection<String>> symbols)
            throws SQLException {
        if (symbols.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<LocalDate, ? extends Collection<String>> ofSession : symbols.entrySet()) {
                insert.setString(1, kind);
                insert.setObject(2, ofSession.getKey());
                insert.setObject(3, ofSession.getValue().toArray(String[]::new));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
