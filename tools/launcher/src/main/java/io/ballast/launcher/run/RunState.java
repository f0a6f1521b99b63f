package io.ballast.launcher.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What runs on a data directory, as its supervisor wrote it down last.
 *
 * @param phase {@code starting}, {@code ready}, {@code stopping}, {@code stopped} or {@code failed}
 * @param problem why the start failed, null otherwise
 * @param dataDir the data directory
 * @param supervisor the process that owns the others
 * @param databaseUrl the owner's connection, credentials included; null until it is known
 * @param databaseReadUrl the same for reading
 * @param kafkaBootstrapServers the broker, null until it is known
 * @param simulatorUrl the market simulator, null if there is none
 * @param services every process, in the order they were started
 */
public record RunState(
        String phase,
        String problem,
        Path dataDir,
        ProcessIdentity supervisor,
        String databaseUrl,
        String databaseReadUrl,
        String kafkaBootstrapServers,
        String simulatorUrl,
        List<ProcessState> services) {

    /** Everything is being started. */
    public static final String STARTING = "starting";

    /** Everything was ready; single processes may be restarting by now. */
    public static final String READY = "ready";

    /** Everything is being stopped. */
    public static final String STOPPING = "stopping";

    /** Everything was stopped in order. */
    public static final String STOPPED = "stopped";

    /** The start failed; what had been started was stopped. */
    public static final String FAILED = "failed";

    /** Takes a copy of the list. */
    public RunState {
        services = List.copyOf(services);
    }

    /**
     * Whether the supervisor that wrote this still lives.
     *
     * @return false after a stop, and after a kill
     */
    @JsonIgnore
    public boolean isSupervised() {
        return supervisor != null && supervisor.isAlive();
    }

    /**
     * A process by name.
     *
     * @param name such as {@code monitor}
     * @return its state, empty if this run has none
     */
    public Optional<ProcessState> service(String name) {
        return services.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
