package io.ballast.kit.database;

import java.sql.SQLException;
import java.util.Set;

/** The database refused, or broke off, what a service wanted of it. */
public final class DatabaseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;
    private static final String NO_TABLE = "42P01";
    private static final String NO_SCHEMA = "3F000";
    private static final String NOT_GRANTED = "42501";
    private static final String BROKEN_OFF = "57014";

    /**
     * @param what was to be done, after "Failed to"
     * @param cause what the database said
     */
    public DatabaseException(String what, SQLException cause) {
        super("Failed to " + what + ": " + cause.getMessage(), cause);
    }

    /** Whether what was asked for does not exist, or not yet for this role. */
    public boolean isUnpublished() {
        return state() != null && Set.of(NO_TABLE, NO_SCHEMA, NOT_GRANTED).contains(state());
    }

    /** Whether it took longer than the transaction allows a statement. */
    public boolean isTimeout() {
        return BROKEN_OFF.equals(state());
    }

    private String state() {
        return ((SQLException) getCause()).getSQLState();
    }
}
