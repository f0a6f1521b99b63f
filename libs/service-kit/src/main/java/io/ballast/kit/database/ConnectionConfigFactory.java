package io.ballast.kit.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

import io.ballast.kit.config.ServiceName;

/** Derives the service's own connection from {@code DATABASE_URL} and its role's password. */
public final class ConnectionConfigFactory implements ConfigSourceFactory {

    private static final int BELOW_EXPLICIT_SETTINGS = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String service = value(context, "ballast.service.name");
        String databaseUrl = value(context, "DATABASE_URL");
        if (service == null || databaseUrl == null) {
            return List.of();
        }
        ServiceName name = new ServiceName(service);
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", databaseUrl);
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", url.jdbcUrl(name.value()));
        settings.put("quarkus.datasource.username", name.databaseRole());
        String password = value(context, name.passwordVariable());
        settings.put("quarkus.datasource.password", password == null ? "" : password);
        return List.of(
                new PropertiesConfigSource(settings, "connection derived from DATABASE_URL", BELOW_EXPLICIT_SETTINGS));
    }

    private static String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }
}
