package io.ballast.kit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import io.ballast.kit.config.ServiceName;

/**
 * The database for long reads: the replica that {@code DATABASE_READ_URL} names, else that of {@code DATABASE_URL}, under
 * the service's own role. What is read may be some seconds old.
 */
@Singleton
public class ReadDatabase {

    private final Config config;
    private final ServiceName service;

    @Inject
    ReadDatabase(Config config, ServiceName service) {
        this.config = config;
        this.service = service;
    }

    /**
     * A new connection in a read-only transaction, so that large results can be read row by row. To be closed by the caller.
     *
     * @throws SQLException if the database does not answer
     */
    public Connection open() throws SQLException {
        String variable = isSet("DATABASE_READ_URL") ? "DATABASE_READ_URL" : "DATABASE_URL";
        DatabaseUrl url = DatabaseUrl.parse(variable, value(variable));
        Connection connection = DriverManager.getConnection(
                url.jdbcUrl(service.value()), service.databaseRole(), value(service.passwordVariable()));
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * Runs a query on a connection of its own.
     *
     * @throws DatabaseException if the database does not answer or refuses
     */
    public <T> List<T> query(String sql, Database.RowReader<T> reader, Object... values) {
        try (Connection connection = open()) {
            return Database.query(connection, sql, reader, values);
        } catch (SQLException failed) {
            throw new DatabaseException("read at DATABASE_READ_URL", failed);
        }
    }

    private boolean isSet(String name) {
        return !value(name).isBlank();
    }

    private String value(String name) {
        String value = config.getConfigValue(name).getValue();
        return value == null ? "" : value;
    }
}
