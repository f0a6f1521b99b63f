package io.ballast.launcher.cli;

import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.RunState;
import io.ballast.launcher.run.Supervisor;

/** {@code up}: starts everything on this machine. */
@Command(
        name = "up",
        description = {
            "Start everything on this machine and return when all of it is ready.",
            "PostgreSQL and Kafka are embedded unless DATABASE_URL and KAFKA_BOOTSTRAP_SERVERS name others;"
                    + " a simulated market takes the provider's place unless POLYGON_API_KEY or APCA_API_KEY_ID and"
                    + " APCA_API_SECRET_KEY are set.",
            "Ports: monitor 8080, ingestion 8081, feature 8082, model 8083, simulator 8089, free ones for PostgreSQL and"
                    + " Kafka; BALLAST_<NAME>_PORT sets another one."
        })
final class UpVerb extends Verb {

    @Option(names = "--foreground", description = "Stay, and stop everything on Ctrl-C.")
    private boolean foreground;

    UpVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        DataDirectory directory = session().directory(dataDir());
        Optional<RunState> running = directory.state().read().filter(RunState::isSupervised);
        if (running.isPresent() && running.get().phase().equals(RunState.READY) && !foreground) {
            screen().note("Already running in " + directory.root() + ".");
            ready(running.get());
            return ExitCode.DONE;
        }
        if (foreground) {
            return stay(directory);
        }
        screen().note("Starting in " + directory.root());
        ready(new Starter(session(), directory).start());
        return ExitCode.DONE;
    }

    private int stay(DataDirectory directory) {
        session().lastDirectory().remember(directory);
        var supervisor =
                new Supervisor(session().installation(), directory, session().environment(), screen()::note);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-in-order"));
        supervisor.start();
        directory.state().read().ifPresent(this::ready);
        supervisor.run();
        return ExitCode.DONE;
    }

    private void ready(RunState state) {
        state.service("monitor").ifPresent(monitor -> screen().note("Ready. The console: " + monitor.url() + "/"
                + "  Next: ./ballast bootstrap, ./ballast status, ./ballast down"));
    }
}
