package io.ballast.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.run.Installation;

/** {@code bench}: hands over to the program of tools/benchmarks, which the script has built. */
@Command(
        name = "bench",
        description = {
            "Run a benchmark with its peers beside it in the same run; 'bench list' shows them.",
            "The first call builds them. docs/benchmarks.md says how to read the figures."
        })
final class BenchVerb extends ReadingVerb {

    @Parameters(paramLabel = "NAME", description = "Which benchmark, or 'list'.")
    private String name;

    @Option(names = "--quick", description = "A tenth of the work, to see that it runs; the figures mean little.")
    private boolean quick;

    @Option(names = "--symbols", paramLabel = "N", description = "Another size: so many symbols.")
    private Integer symbols;

    @Option(names = "--sessions", paramLabel = "M", description = "Another size: so many sessions.")
    private Integer sessions;

    @Option(names = "--rows", paramLabel = "N", description = "Another size: so many rows, such as of ingest-bars.")
    private Integer rows;

    @Option(
            names = "--only",
            paramLabel = "WHICH",
            description =
                    "Parts or contenders, with commas between, such as day or day/ours; ours is always among them.")
    private String only;

    @Option(
            names = "--turns",
            paramLabel = "N",
            description = "So many turns for each contender, 1 to 9; medians count.")
    private Integer turns;

    BenchVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path jar = session().installation().home().resolve("tools/benchmarks/target/benchmarks.jar");
        if (!Files.exists(jar)) {
            throw new VerbFailure(
                    ExitCode.FAILED,
                    jar + " is missing.",
                    "Call ./ballast bench without BALLAST_BUILD=never, which builds it.");
        }
        List<String> command = new ArrayList<>(List.of(Installation.java(), "-jar", jar.toString(), name));
        if (isJson()) {
            command.add("--json");
        }
        if (quick) {
            command.add("--quick");
        }
        add(command, "--symbols", symbols);
        add(command, "--sessions", sessions);
        add(command, "--rows", rows);
        add(command, "--only", only);
        add(command, "--turns", turns);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void add(List<String> command, String option, Object value) {
        if (value != null) {
            command.addAll(List.of(option, value.toString()));
        }
    }
}
