package io.ballast.launcher.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts a supervisor that goes on when the terminal and this program have ended. */
public final class Detached {

    private Detached() {}

    /**
     * Starts the supervisor of a data directory.
     *
     * @param installation where the programs are
     * @param directory the data directory
     * @param mainClass main class of this program
     * @param environment the caller's variables
     * @return the started process
     * @throws IOException if it cannot be started
     */
    public static Process supervisor(
            Installation installation, DataDirectory directory, Class<?> mainClass, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(ownSession(environment));
        command.add(Installation.java());
        command.addAll(new Marker(directory.root(), "supervisor", 0).arguments());
        command.add("-D" + Installation.HOME_PROPERTY + "=" + installation.home());
        command.addAll(List.of("-Xmx48m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(Installation.ownClassPath());
        command.addAll(List.of(
                mainClass.getName(), "supervise", "--data-dir", directory.root().toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.log("supervisor").toFile()));
        return builder.start();
    }

    /** The start of a command line for a session of its own, which no terminal interrupts; empty where there is no such program. */
    static List<String> ownSession(Map<String, String> environment) {
        Optional<Path> setsid = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "setsid"))
                .filter(Files::isExecutable)
                .findFirst();
        return setsid.map(program -> List.of(program.toString())).orElse(List.of());
    }
}
