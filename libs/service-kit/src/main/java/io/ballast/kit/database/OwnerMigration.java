package io.ballast.kit.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import io.ballast.kit.config.ServiceName;

/**
 * Makes the migration at a service's start work as the owner of the database, after roles and schemas are there. Where
 * it is switched off, Flyway keeps the service's own connection and only tells what is pending.
 */
@Singleton
public class OwnerMigration implements FlywayConfigurationCustomizer {

    private final Config config;
    private final ServiceName service;

    @Inject
    OwnerMigration(Config config, ServiceName service) {
        this.config = config;
        this.service = service;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        if (MigrationAtStart.isAllowed(config)) {
            new OwnerDatabase(name -> config.getConfigValue(name).getValue()).prepare(flyway, service);
        }
    }
}
