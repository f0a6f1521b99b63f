package io.ballast.launcher.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import picocli.CommandLine.Command;

import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.Supervisor;

/** {@code supervise}: what {@code up} leaves behind; not for people. */
@Command(name = "supervise", hidden = true, description = "Own the processes of a data directory until told to stop.")
final class SuperviseVerb extends Verb {

    SuperviseVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        DataDirectory directory = new DataDirectory(dataDir());
        var supervisor =
                new Supervisor(session().installation(), directory, session().environment(), SuperviseVerb::log);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-in-order"));
        supervisor.start();
        supervisor.run();
        return ExitCode.DONE;
    }

    private static void log(String line) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line);
    }
}
