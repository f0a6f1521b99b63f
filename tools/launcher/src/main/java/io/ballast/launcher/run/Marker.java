package io.ballast.launcher.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line of each of our JVMs says about it, so that it can be known again when nobody else knows it.
 *
 * @param dataDir the data directory it belongs to
 * @param name which process it is
 * @param port the port it listens on, 0 if none
 */
record Marker(Path dataDir, String name, int port) {

    private static final String DATA_DIR = "-Dballast.data-dir=";
    private static final String NAME = "-Dballast.process=";
    private static final String PORT = "-Dballast.port=";

    /** The arguments that carry it. */
    List<String> arguments() {
        return List.of(DATA_DIR + dataDir, NAME + name, PORT + port);
    }

    /** Reads it from a running process; empty if it is none of ours, or if the system does not show its arguments. */
    static Optional<Marker> of(ProcessHandle process) {
        return arguments(process).flatMap(Marker::parse);
    }

    /** The JDK leaves out arguments that are long in all, as a class path may be, so Linux is asked directly. */
    private static Optional<String[]> arguments(ProcessHandle process) {
        try {
            Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return Optional.of(new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8).split("\0"))
                    .filter(arguments -> arguments.length > 1);
        } catch (IOException endedOrNotLinux) {
            return process.info().arguments();
        }
    }

    private static Optional<Marker> parse(String[] arguments) {
        Optional<String> dataDir = value(arguments, DATA_DIR);
        Optional<String> name = value(arguments, NAME);
        Optional<String> port = value(arguments, PORT).filter(text -> text.matches("\\d{1,5}"));
        if (dataDir.isEmpty() || name.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Marker(Path.of(dataDir.get()), name.get(), Integer.parseInt(port.get())));
    }

    private static Optional<String> value(String[] arguments, String prefix) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> argument.substring(prefix.length()))
                .findFirst();
    }
}
