package io.ballast.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories of the servers' data: readable by their owner only, gone when they were temporary. */
final class Directories {

    private static final int ATTEMPTS = 5;

    private Directories() {}

    /** Creates the directory if it is not there and keeps other users of the machine out of it. */
    static Path createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }

    /** Deletes the tree; a server that has just stopped may still drop files of its own meanwhile. */
    static void delete(Path directory) {
        for (int attempt = 1; Files.exists(directory); attempt++) {
            try {
                deleteOnce(directory);
            } catch (IOException problem) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException("Cannot delete " + directory, problem);
                }
            }
        }
    }

    private static void deleteOnce(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(directory)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException | NoSuchFileException problem) {
            throw new IOException(problem);
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
