package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Small statements and connections of the current transaction; turns checked exceptions into one that says what failed. */
@Singleton
class Jdbc {
    private final DataSource database;

    @Inject
    Jdbc(DataSource database) {
        this.database = database;
    }

    /** Makes an object of a row. */
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Does something with a connection. */
    interface ConnectionWork<T> {
        T apply(Connection connection) throws SQLException;
    }

    /** The statement failed. */
    static final class DatabaseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseException(String what, SQLException cause) {
            super("Failed to " + what + ": " + cause.getMessage(), cause);
        }
    }

    Connection connect() throws SQLException {
        return database.getConnection();
    }

    <T> T with(String what, ConnectionWork<T> work) {
        try (Connection connection = connect()) {
            return work.apply(connection);
        } catch (SQLException failed) {
            throw new DatabaseException(what, failed);
        }
    }

    <T> List<T> query(String what, RowMapper<T> mapper, String sql, Object... values) {
        return with(what, connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
                return result;
            }
        });
    }

    int update(String what, String sql, Object... values) {
        return with(what, connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    static Double nullableDouble(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, toSql(values[i]));
        }
        return statement;
    }

    private static Object toSql(Object value) {
        if (value instanceof LocalDate date) {
            return Date.valueOf(date);
        }
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
