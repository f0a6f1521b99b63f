package io.ballast.kit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.jdbc.DriverDataSource;
import org.jboss.logging.Logger;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.ServiceName;

/**
 * Makes Flyway work as the owner of the database, into the service's own schema, after roles and schemas are there, and
 * grants the service its rights on what was migrated.
 */
@Singleton
public class OwnerMigration implements FlywayConfigurationCustomizer {

    private static final Logger LOG = Logger.getLogger(OwnerMigration.class);

    private final Config config;
    private final ServiceName service;

    @Inject
    OwnerMigration(Config config, ServiceName service) {
        this.config = config;
        this.service = service;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        String text = config.getConfigValue("DATABASE_URL").getValue();
        if (text == null || text.isBlank()) {
            throw new ConfigurationException(
                    "DATABASE_URL is not set: postgresql://owner:password@host:5432/database is"
                            + " expected. './ballast up' starts a database of its own and sets it.");
        }
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", text);
        DataSource owner = new DriverDataSource(
                Thread.currentThread().getContextClassLoader(),
                "org.postgresql.Driver",
                url.jdbcUrl(service.value()),
                url.user(),
                url.password());
        setUp(url);
        flyway.dataSource(owner)
                .schemas(service.value())
                .defaultSchema(service.value())
                .createSchemas(false)
                .callbacks(new GrantAfterMigrate(service.value()));
    }

    private void setUp(DatabaseUrl url) {
        try (Connection owner = DriverManager.getConnection(url.jdbcUrl(service.value()), url.user(), url.password())) {
            new SchemaOwner(name -> config.getConfigValue(name).getValue()).setUp(owner);
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "Failed to set up roles and schemas at " + url.host() + ":" + url.port() + "/" + url.database()
                            + " as '" + url.user() + "': " + failed.getMessage()
                            + ". DATABASE_URL must name the owner of the database.",
                    failed);
        }
        LOG.debugf("Roles and schemas are set up for %s", service.value());
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
