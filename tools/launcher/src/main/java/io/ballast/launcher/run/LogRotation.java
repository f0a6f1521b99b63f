package io.ballast.launcher.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps logs from growing without bound: a file over the limit is copied to {@code name.log.1} and emptied. The writing processes
 * append, so they go on at the new end.
 */
final class LogRotation {

    private final Path directory;
    private final long limitBytes;

    LogRotation(Path directory, long limitBytes) {
        this.directory = directory;
        this.limitBytes = limitBytes;
    }

    /** Rotates what is too long; a file that cannot be rotated is left as it is. */
    void rotate() {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(directory, "*.log")) {
            for (Path log : logs) {
                if (Files.size(log) > limitBytes) {
                    rotate(log);
                }
            }
        } catch (IOException problem) {
            System.err.println("Cannot rotate the logs in " + directory + ": " + problem.getMessage());
        }
    }

    private static void rotate(Path log) throws IOException {
        Path older = log.resolveSibling(log.getFileName() + ".1");
        Files.copy(log, older, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }
}
