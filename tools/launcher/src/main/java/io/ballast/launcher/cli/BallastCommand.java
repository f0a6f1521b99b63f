package io.ballast.launcher.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program without a verb: says what there is. */
@Command(
        name = "ballast",
        versionProvider = BallastCommand.Version.class,
        description =
                "Keeps a quantitative equity pipeline upright: bars, features, predictions, and the verdict on them.",
        footer = {
            "",
            "Data lives in one folder: --data-dir DIR, else the one used last, else .ballast in the repository.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 not allowed, 5 conflict, 6 unreachable,"
                    + " 7 done in part; checks: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.",
            "The documented environment variables hold for the call: DAYS_BACK=60 ./ballast target-coverage"
        })
final class BallastCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        command.usage(command.getErr());
        return ExitCode.USAGE;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = BallastCommand.class.getPackage().getImplementationVersion();
            return new String[] {"ballast " + (version == null ? "(not packaged)" : version)};
        }
    }
}
