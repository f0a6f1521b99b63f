package io.ballast.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one folder everything lives in.
 *
 * @param root absolute path
 */
public record DataDirectory(Path root) {

    /** Makes the path absolute. */
    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Creates the folder for its owner only.
     *
     * @return this
     */
    public DataDirectory create() {
        try {
            Files.createDirectories(root);
            if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            Files.createDirectories(logs());
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot create the data directory " + root, problem);
        }
    }

    /**
     * What the supervisor knows.
     *
     * @return the file, which need not exist
     */
    public StateFile state() {
        return new StateFile(root.resolve("state.json"));
    }

    /**
     * How the data directory is run.
     *
     * @return the path, which need not exist
     */
    public Path settingsFile() {
        return root.resolve("run.json");
    }

    /**
     * Held by the supervisor as long as it lives.
     *
     * @return the path
     */
    public Path lockFile() {
        return root.resolve("supervisor.lock");
    }

    /**
     * Generated passwords.
     *
     * @return the path
     */
    public Path secretsFile() {
        return root.resolve("secrets.json");
    }

    /**
     * A log file per process.
     *
     * @return the folder
     */
    public Path logs() {
        return root.resolve("logs");
    }

    /**
     * The log of a process.
     *
     * @param name such as {@code monitor}
     * @return the file
     */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /**
     * The database's files.
     *
     * @return the folder
     */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /**
     * The broker's files.
     *
     * @return the folder
     */
    public Path kafka() {
        return root.resolve("kafka");
    }

    /** Removes the folder with everything in it. */
    public void delete() {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot delete " + root, problem);
        }
    }
}
