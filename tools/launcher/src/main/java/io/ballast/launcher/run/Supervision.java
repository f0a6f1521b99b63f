package io.ballast.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to run a data directory: a file lock that ends with its process, however that ends. */
public final class Supervision implements AutoCloseable {

    /** The system forgets a process's lock as soon as that process closes the file anywhere, so it must not open it twice. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private Supervision(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the right.
     *
     * @param directory a data directory, which must exist
     * @return the right, to be closed; empty if another supervisor has it
     */
    public static Optional<Supervision> take(DataDirectory directory) {
        Path file = directory.lockFile();
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Supervision(file, channel));
            }
            channel.close();
        } catch (IOException problem) {
            HELD_HERE.remove(file);
            throw new UncheckedIOException("Cannot lock " + file, problem);
        }
        HELD_HERE.remove(file);
        return Optional.empty();
    }

    /**
     * Whether a living supervisor has the right.
     *
     * @param directory a data directory, which need not exist
     * @return false also if its supervisor was killed
     */
    public static boolean isHeld(DataDirectory directory) {
        if (!Files.exists(directory.lockFile())) {
            return false;
        }
        Optional<Supervision> taken = take(directory);
        taken.ifPresent(Supervision::close);
        return taken.isEmpty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot release " + file, problem);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
