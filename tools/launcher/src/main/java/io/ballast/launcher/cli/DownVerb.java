package io.ballast.launcher.cli;

import picocli.CommandLine.Command;

import io.ballast.launcher.run.DataDirectory;

/** {@code down}: stops everything in order. */
@Command(
        name = "down",
        description = {
            "Stop everything in order: services, simulator, Kafka, PostgreSQL.",
            "Data is kept, but for that of a demo without --data-dir."
        })
final class DownVerb extends Verb {

    DownVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        DataDirectory directory = session().directory(dataDir());
        boolean any = new Stopper(session(), directory).stop();
        screen().note(any ? "Everything has stopped." : "Nothing ran in " + directory.root() + ".");
        return ExitCode.DONE;
    }
}
