package io.ballast.launcher.run;

import java.io.IOException;
import java.util.Optional;

import io.ballast.servers.LeftOverPostgres;
import io.ballast.servers.LocalPostgres;

/** Runs PostgreSQL on a data directory. It is no child of this JVM; its own pid file says which process it is. */
final class PostgresRunner implements Runner {

    static final String NAME = "postgres";

    private final DataDirectory directory;
    private final int port;
    private final String password;
    private final boolean durable;
    private LocalPostgres postgres;

    PostgresRunner(DataDirectory directory, int port, String password, boolean durable) {
        this.directory = directory;
        this.port = port;
        this.password = password;
        this.durable = durable;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    /** Without credentials; see {@link #ownerUrl()}. */
    @Override
    public String url() {
        return "localhost:" + port;
    }

    /** The owner's connection, password included. */
    String ownerUrl() {
        return "postgresql://" + LocalPostgres.OWNER + ":" + password + "@localhost:" + port + "/ballast";
    }

    @Override
    public void start() throws IOException {
        // A crashed server leaves lock files of its starter behind, which a second start in this JVM would trip over.
        if (postgres != null) {
            awaitStop();
        }
        postgres = LocalPostgres.start(LocalPostgres.Options.defaults()
                .dataDir(directory.postgres())
                .port(port)
                .password(password)
                .durable(durable)
                .logFile(directory.log(NAME))
                .stopWithJvm(false));
    }

    @Override
    public Optional<ProcessHandle> process() {
        return LeftOverPostgres.find(directory.postgres());
    }

    @Override
    public boolean isReady() {
        return HealthProbe.accepts(port);
    }

    @Override
    public boolean isLive() {
        return HealthProbe.accepts(port);
    }

    @Override
    public String lastWords() {
        return LogTail.lastMessage(directory.log(NAME)).orElse("see " + directory.log(NAME));
    }

    /** Stopping is one step here; see {@link #awaitStop()}. */
    @Override
    public void askToStop() {}

    @Override
    public void awaitStop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            LeftOverPostgres.stop(directory.postgres());
        } catch (IOException | RuntimeException problem) {
            System.err.println("PostgreSQL did not stop in order: " + problem.getMessage());
        }
    }
}
