package io.ballast.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prometheus' own checker: the installed one, else the one of the distribution's package, which is unpacked below the
 * build folder without being installed.
 */
final class Promtool {

    private static final Path FOLDER = Repository.file("tools/system-tests/target/tools");

    private static Optional<Tool> found;

    private Promtool() {}

    /** The program, looked for once; empty if this machine has none and may not or cannot fetch it. */
    static synchronized Optional<Tool> find() throws InterruptedException {
        if (found == null) {
            Optional<Tool> installed = Tool.onPath("promtool");
            found = installed.isPresent() ? installed : unpackedIfPossible();
        }
        return found;
    }

    private static Optional<Tool> unpackedIfPossible() throws InterruptedException {
        try {
            return unpacked();
        } catch (IOException failed) {
            System.out.println("[ballast] promtool could not be fetched: " + failed.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Tool> unpacked() throws IOException, InterruptedException {
        Path program = FOLDER.resolve("usr/bin/promtool");
        if (!Files.isExecutable(program)) {
            Optional<Tool> downloader = Tool.onPath("apt-get");
            Optional<Tool> unpacker = Tool.onPath("dpkg");
            if (downloader.isEmpty() || unpacker.isEmpty()) {
                return Optional.empty();
            }
            Files.createDirectories(FOLDER);
            Optional<Path> archive = download(downloader.get());
            if (archive.isEmpty()) {
                return Optional.empty();
            }
            unpacker.get().run(FOLDER, "-x", archive.get().toString(), ".");
        }
        return Files.isExecutable(program) ? Optional.of(new Tool(program)) : Optional.empty();
    }

    private static Optional<Path> download(Tool downloader) throws IOException, InterruptedException {
        Tool.Outcome outcome = downloader.run(FOLDER, "download", "prometheus");
        if (outcome.exitCode() != 0 && isRoot()) {
            // a machine that was never asked for packages does not know where they are
            downloader.run(FOLDER, "update");
            outcome = downloader.run(FOLDER, "download", "prometheus");
        }
        if (outcome.exitCode() != 0) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> archives =
                    files.filter(f -> f.toString().endsWith(".deb")).toList();
            return archives.stream().findFirst();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
