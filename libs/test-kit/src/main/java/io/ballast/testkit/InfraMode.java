package io.ballast.testkit;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import org.testcontainers.DockerClientFactory;

/** Where tests get PostgreSQL and Kafka from. */
public enum InfraMode {
    /** Servers from Maven artifacts, started in and beside the test's JVM. */
    EMBEDDED,
    /** Containers, by Testcontainers. */
    CONTAINERS;

    private static final String PROPERTY = "ballast.infra";
    private static final AtomicReference<InfraMode> CHOSEN = new AtomicReference<>();

    /**
     * The mode that {@code -Dballast.infra=auto|embedded|containers} chooses. {@code auto} takes containers if a Docker
     * engine answers; it is asked once per JVM.
     *
     * @throws IllegalArgumentException if the property has another value
     */
    public static InfraMode chosen() {
        return CHOSEN.updateAndGet(known -> known != null ? known : choose());
    }

    private static InfraMode choose() {
        String wanted = System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "embedded" -> report(EMBEDDED, "as asked for; tests on containers were not run");
            case "containers" -> report(CONTAINERS, "as asked for; tests on embedded servers were not run");
            case "auto" ->
                dockerAnswers()
                        ? report(CONTAINERS, "a Docker engine answers; tests on embedded servers were not run")
                        : report(EMBEDDED, "no Docker engine answers; tests on containers were not run");
            default ->
                throw new IllegalArgumentException(
                        PROPERTY + "=" + wanted + " is not allowed: auto, embedded or containers is expected");
        };
    }

    private static InfraMode report(InfraMode mode, String why) {
        System.out.println("[ballast] servers for tests: " + mode.name().toLowerCase(Locale.ROOT) + " (" + why + ")");
        return mode;
    }

    private static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException unusable) {
            return false;
        }
    }
}
