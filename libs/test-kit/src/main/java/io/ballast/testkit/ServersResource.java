package io.ballast.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives a Quarkus test a fresh database and a fresh broker, by the variables users would set. Use it with
 * {@code @QuarkusTestResource(ServersResource.class)}; a field of type {@link TestServers} in the test gets the servers.
 */
public final class ServersResource implements QuarkusTestResourceLifecycleManager {

    /** The services whose roles get a password, {@code test-<service>}. */
    private static final List<String> SERVICES = List.of("ingestion", "feature", "model", "monitor");

    private TestServers servers;

    @Override
    public Map<String, String> start() {
        servers = TestServers.start();
        Map<String, String> variables = new HashMap<>();
        variables.put("DATABASE_URL", servers.databaseUrl());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        variables.put("quarkus.http.test-port", "0");
        for (String service : SERVICES) {
            variables.put(service.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD", "test-" + service);
        }
        return variables;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(servers, new TestInjector.MatchesType(TestServers.class));
    }

    @Override
    public void stop() {
        if (servers != null) {
            servers.close();
        }
    }
}
