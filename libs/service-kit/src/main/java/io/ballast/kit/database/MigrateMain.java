package io.ballast.kit.database;

import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import io.ballast.kit.config.ServiceName;

/**
 * Brings one service's schema to the version of the programs on the class path, without starting the service: roles and
 * schemas first, then the migrations, as the owner that {@code DATABASE_URL} names. Prints one JSON object: service,
 * from, to, applied.
 */
public final class MigrateMain {

    private MigrateMain() {}

    /**
     * Migrates.
     *
     * @param arguments the service's name
     * @throws JsonProcessingException never
     */
    public static void main(String[] arguments) throws JsonProcessingException {
        try {
            ServiceName service = new ServiceName(arguments.length == 1 ? arguments[0] : "");
            Map<String, Object> outcome = migrate(System::getenv, service);
            System.out.println(new ObjectMapper().writeValueAsString(outcome));
        } catch (RuntimeException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    /**
     * Migrates. Places and order of the migrations are those of the running service, see the kit's configuration file.
     *
     * @param variables gives the value of an environment variable, null if it is absent
     * @param service whose schema is migrated
     * @return service, versions before and after, and how many migrations were applied
     */
    public static Map<String, Object> migrate(UnaryOperator<String> variables, ServiceName service) {
        return migrate(new OwnerDatabase(variables), service);
    }

    static Map<String, Object> migrate(OwnerDatabase database, ServiceName service) {
        FluentConfiguration configuration = Flyway.configure()
                .locations("db/migration/kit", "db/migration/" + service.value())
                .outOfOrder(true);
        database.prepare(configuration, service);
        Flyway flyway = configuration.load();
        String before = version(flyway);
        int applied = flyway.migrate().migrationsExecuted;
        return Map.of("service", service.value(), "from", before, "to", version(flyway), "applied", applied);
    }

    private static String version(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        return current == null ? "none" : current.getVersion().getVersion();
    }
}
