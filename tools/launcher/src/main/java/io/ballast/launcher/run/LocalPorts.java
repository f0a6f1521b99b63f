package io.ballast.launcher.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ballast.servers.FreePorts;

/**
 * Which port each process listens on: fixed ones for what people open, free ones for the database and the broker, each to be overridden
 * by {@code BALLAST_<NAME>_PORT}.
 */
public final class LocalPorts {

    private static final Map<String, Integer> FIXED = fixed();

    private final Map<String, Integer> ports;

    private LocalPorts(Map<String, Integer> ports) {
        this.ports = ports;
    }

    private static Map<String, Integer> fixed() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("monitor", 8080);
        ports.put("ingestion", 8081);
        ports.put("feature", 8082);
        ports.put("model", 8083);
        ports.put("simulator", 8089);
        return ports;
    }

    /**
     * The ports for an environment.
     *
     * @param environment the caller's environment variables
     * @return the ports
     * @throws StartFailure if a variable is no port
     */
    public static LocalPorts of(Map<String, String> environment) {
        var ports = new LinkedHashMap<String, Integer>();
        FIXED.forEach((name, port) -> ports.put(name, override(environment, name, port)));
        try {
            List<Integer> free = FreePorts.find(3);
            ports.put("postgres", override(environment, "postgres", free.get(0)));
            ports.put("kafka", override(environment, "kafka", free.get(1)));
            ports.put("kafka-controller", free.get(2));
        } catch (IOException problem) {
            throw new StartFailure("The system has no free port left: " + problem.getMessage(), problem);
        }
        return new LocalPorts(ports);
    }

    private static int override(Map<String, String> environment, String name, int dflt) {
        String variable = variable(name);
        String text = environment.getOrDefault(variable, "").trim();
        if (text.isEmpty()) {
            return dflt;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw new StartFailure(variable + "=" + text + " is not allowed: a port from 1 to 65535 expected.");
        }
        return Integer.parseInt(text);
    }

    /**
     * The variable that overrides a port.
     *
     * @param name such as {@code monitor}
     * @return such as {@code BALLAST_MONITOR_PORT}
     */
    public static String variable(String name) {
        return "BALLAST_" + name.toUpperCase(java.util.Locale.ROOT) + "_PORT";
    }

    /**
     * The port of a process.
     *
     * @param name such as {@code monitor}
     * @return 1 to 65535
     */
    public int of(String name) {
        return ports.get(name);
    }

    /**
     * Where a process answers.
     *
     * @param name such as {@code monitor}
     * @return {@code http://localhost:port}
     */
    public String url(String name) {
        return "http://localhost:" + of(name);
    }
}
