package io.ballast.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program of this machine. */
record Tool(Path program) {

    private static final int PATIENCE_SECONDS = 120;

    /** What a program said and how it ended. */
    record Outcome(int exitCode, String output, String errors) {}

    static Optional<Tool> onPath(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program)) {
                return Optional.of(new Tool(program));
            }
        }
        return Optional.empty();
    }

    Outcome run(Path workingFolder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("output", ".txt");
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(workingFolder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within " + PATIENCE_SECONDS + " seconds");
            }
            return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }
}
