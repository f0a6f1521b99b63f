package io.ballast.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * Prometheus and its own checker: the installed ones, else those of the distribution's package, which is unpacked below
 * the build folder without being installed.
 */
final class PrometheusPackage {

    private static final Path FOLDER = Repository.file("tools/system-tests/target/tools");

    private static boolean tried;

    private PrometheusPackage() {}

    /** The checker of rules; empty if this machine has none and may not or cannot fetch it. */
    static Optional<Tool> promtool() throws InterruptedException {
        return find("promtool");
    }

    /** The server; empty if this machine has none and may not or cannot fetch it. */
    static Optional<Tool> server() throws InterruptedException {
        return find("prometheus");
    }

    private static synchronized Optional<Tool> find(String name) throws InterruptedException {
        Optional<Tool> installed = Tool.onPath(name);
        if (installed.isPresent()) {
            return installed;
        }
        if (!tried) {
            tried = true;
            unpackIfPossible(FOLDER.resolve("usr/bin").resolve(name));
        }
        Path program = FOLDER.resolve("usr/bin").resolve(name);
        return Files.isExecutable(program) ? Optional.of(new Tool(program)) : Optional.empty();
    }

    private static void unpackIfPossible(Path program) throws InterruptedException {
        try {
            Files.createDirectories(FOLDER);
            // Tests run in several processes, and each may come for it.
            try (FileChannel file = FileChannel.open(FOLDER.resolve("lock"), CREATE, WRITE);
                    FileLock held = file.lock()) {
                if (held.isValid() && !Files.isExecutable(program)) {
                    unpack();
                }
            }
        } catch (IOException failed) {
            System.out.println("[ballast] prometheus could not be fetched: " + failed.getMessage());
        }
    }

    private static void unpack() throws IOException, InterruptedException {
        Optional<Tool> downloader = Tool.onPath("apt-get");
        Optional<Tool> unpacker = Tool.onPath("dpkg");
        if (downloader.isEmpty() || unpacker.isEmpty()) {
            return;
        }
        Optional<Path> archive = download(downloader.get());
        if (archive.isPresent()) {
            unpacker.get().run(FOLDER, "-x", archive.get().toString(), ".");
        }
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
