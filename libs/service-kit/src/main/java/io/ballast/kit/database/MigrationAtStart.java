package io.ballast.kit.database;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.ServiceName;

/**
 * Refuses to start on a schema that is not current. With {@code BALLAST_MIGRATE_AT_START=false} a service does not
 * migrate, so that it needs no owner's rights; {@code ./ballast migrate} or {@link MigrateMain} does it before.
 */
@Singleton
class MigrationAtStart {

    private static final String VARIABLE = "BALLAST_MIGRATE_AT_START";
    private static final int FIRST = 1;

    private final Config config;
    private final ServiceName service;
    private final Flyway flyway;

    @Inject
    MigrationAtStart(Config config, ServiceName service, Flyway flyway) {
        this.config = config;
        this.service = service;
        this.flyway = flyway;
    }

    static boolean isAllowed(Config config) {
        return config.getOptionalValue(VARIABLE, Boolean.class).orElse(true);
    }

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        MigrationInfo[] pending =
                isAllowed(config) ? new MigrationInfo[0] : flyway.info().pending();
        if (pending.length > 0) {
            throw new ConfigurationException("The schema " + service.value() + " lacks the migrations from "
                    + pending[0].getScript() + " on, and " + VARIABLE
                    + " is false: run ./ballast migrate as the owner of the database.");
        }
    }
}
