package io.ballast.kit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import io.ballast.kit.config.ServiceName;

/** Idempotent set-up that only the owner of the database may do, outside of migrations. */
@Singleton
public class OwnerStatements {

    private final Config config;
    private final ServiceName service;

    @Inject
    OwnerStatements(Config config, ServiceName service) {
        this.config = config;
        this.service = service;
    }

    /**
     * Runs statements as the owner that {@code DATABASE_URL} names, each in a transaction of its own.
     *
     * @param statements in order
     * @throws IllegalStateException if {@code BALLAST_MIGRATE_AT_START=false}, by which a service has no owner's rights, or if
     *     the database refuses a statement, which is named
     */
    public void execute(List<String> statements) {
        if (!MigrationAtStart.isAllowed(config)) {
            throw new IllegalStateException(
                    "BALLAST_MIGRATE_AT_START is false: this service may not act as the owner of the database");
        }
        String text = config.getConfigValue("DATABASE_URL").getValue();
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", text == null ? "" : text);
        String last = "log in";
        try (Connection owner = DriverManager.getConnection(url.jdbcUrl(service.value()), url.user(), url.password());
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                last = sql.strip();
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed to run: " + last + ": " + failed.getMessage(), failed);
        }
    }
}
