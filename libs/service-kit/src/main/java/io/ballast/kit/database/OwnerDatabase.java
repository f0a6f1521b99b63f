package io.ballast.kit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.jdbc.DriverDataSource;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.ServiceName;

/** The database as its owner knows it: sets up roles and schemas, and lets Flyway migrate a service's schema. */
final class OwnerDatabase {

    private final UnaryOperator<String> variables;
    private final DatabaseUrl url;

    /**
     * The database that {@code DATABASE_URL} names.
     *
     * @param variables gives the value of a variable, null if it is absent
     * @throws ConfigurationException if the variable is absent or no PostgreSQL URL
     */
    OwnerDatabase(UnaryOperator<String> variables) {
        this.variables = variables;
        String text = variables.apply("DATABASE_URL");
        if (text == null || text.isBlank()) {
            throw new ConfigurationException(
                    "DATABASE_URL is not set: postgresql://owner:password@host:5432/database is"
                            + " expected. './ballast up' starts a database of its own and sets it.");
        }
        this.url = DatabaseUrl.parse("DATABASE_URL", text);
    }

    /**
     * Creates roles and schemas that are missing, and makes Flyway work as the owner within the service's schema.
     *
     * @param flyway to be configured
     * @param service whose schema is migrated
     */
    void prepare(FluentConfiguration flyway, ServiceName service) {
        setUp(service);
        flyway.dataSource(new DriverDataSource(
                        Thread.currentThread().getContextClassLoader(),
                        "org.postgresql.Driver",
                        url.jdbcUrl(service.value()),
                        url.user(),
                        url.password()))
                .schemas(service.value())
                .defaultSchema(service.value())
                .createSchemas(false)
                .callbacks(new GrantAfterMigrate(service.value()));
    }

    private void setUp(ServiceName service) {
        try (Connection owner = DriverManager.getConnection(url.jdbcUrl(service.value()), url.user(), url.password())) {
            new SchemaOwner(variables).setUp(owner);
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "Failed to set up roles and schemas at " + url.host() + ":" + url.port() + "/" + url.database()
                            + " as '" + url.user() + "': " + failed.getMessage()
                            + ". DATABASE_URL must name the owner of the database.",
                    failed);
        }
    }

    /** After each migration the service's role gets its rights on the schema's tables. */
    private static final class GrantAfterMigrate extends BaseCallback {

        private final String schema;

        GrantAfterMigrate(String schema) {
            this.schema = schema;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            try (Statement statement = context.getConnection().createStatement()) {
                SchemaOwner.grantOwnSchema(statement, schema);
            } catch (SQLException failed) {
                throw new IllegalStateException("Failed to grant rights on schema " + schema, failed);
            }
        }
    }
}
