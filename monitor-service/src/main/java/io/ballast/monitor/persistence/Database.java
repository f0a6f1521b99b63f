package io.ballast.monitor.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Plain SQL with positional parameters; joins the transaction of the caller. */
@Singleton
class Database {

    private final DataSource source;

    @Inject
    Database(DataSource source) {
        this.source = source;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Makes a statement ready. */
    @FunctionalInterface
    private interface Preparation {
        PreparedStatement on(Connection connection) throws SQLException;
    }

    /** A statement that failed, with the state that tells why. */
    static final class QueryFailedException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        QueryFailedException(SQLException cause) {
            super("The database refused a statement: " + cause.getMessage(), cause);
        }

        /** Whether what was asked for does not exist, or not yet for this role. */
        boolean isUnpublished() {
            String state = ((SQLException) getCause()).getSQLState();
            return List.of("42P01", "3F000", "42501").contains(state);
        }

        /** Whether it took longer than the transaction allows a statement. */
        boolean isTimeout() {
            return "57014".equals(((SQLException) getCause()).getSQLState());
        }
    }

    /** Breaks off each later statement of the present transaction that takes longer. */
    void limit(Duration time) {
        query(
                row -> row.getString(1),
                "select set_config('statement_timeout', ?, true)",
                Long.toString(time.toMillis()));
    }

    <T> List<T> query(RowReader<T> reader, String sql, Object... values) {
        return query(reader, connection -> prepare(connection, sql, values));
    }

    <T> List<T> query(RowReader<T> reader, NamedSql sql, Map<String, Object> values) {
        return query(reader, connection -> sql.prepare(connection, values));
    }

    private <T> List<T> query(RowReader<T> reader, Preparation preparation) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = preparation.on(connection);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException failed) {
            throw new QueryFailedException(failed);
        }
    }

    int update(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new QueryFailedException(failed);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Object[] array) {
                statement.setArray(i + 1, connection.createArrayOf(array instanceof String[] ? "text" : "date", array));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
