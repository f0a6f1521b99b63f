package io.ballast.launcher.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Screen;

/** What all verbs have in common. */
abstract class Verb implements Callable<Integer> {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Data directory (default: the one used last, else .ballast in the repository).")
    private Path dataDir;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final Session session;

    Verb(Session session) {
        this.session = session;
    }

    final Session session() {
        return session;
    }

    final Screen screen() {
        return session.screen();
    }

    final Path dataDir() {
        return dataDir;
    }

    final CommandSpec spec() {
        return spec;
    }

    final MonitorClient monitor() {
        return session.monitor(dataDir);
    }

    /** Whether its exit codes are those of a monitoring plugin. */
    boolean isCheck() {
        return false;
    }
}
