package io.ballast.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server that lives on although the program that started it was killed.
 *
 * <p>It is known by {@code postmaster.pid} in its data directory; a process is only touched if it is a PostgreSQL server that runs
 * on that very directory, because process ids are used again.
 */
public final class LeftOverPostgres {

    private static final Duration FAST_STOP = Duration.ofSeconds(30);

    private LeftOverPostgres() {}

    /**
     * Looks for a running server.
     *
     * @param dataDir a data directory, which need not exist
     * @return the server's process, or empty if none runs on the directory
     */
    public static Optional<ProcessHandle> find(Path dataDir) {
        try {
            List<String> lines = Files.readAllLines(dataDir.resolve("postmaster.pid"));
            boolean same = lines.size() > 1 && Path.of(lines.get(1)).equals(dataDir.toRealPath());
            return same
                    ? ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(LeftOverPostgres::isPostgres)
                    : Optional.empty();
        } catch (IOException | NumberFormatException noServer) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent();
    }

    /**
     * Stops the server of a data directory if one runs: sessions are cut off, data is written out; after 30 s it is killed, and recovers
     * at its next start.
     *
     * @param dataDir a data directory, which need not exist
     * @return whether there was one
     * @throws IOException if it cannot be stopped
     */
    public static boolean stop(Path dataDir) throws IOException {
        Optional<ProcessHandle> server = find(dataDir);
        if (server.isEmpty()) {
            return false;
        }
        try {
            signal(server.get(), "INT");
            if (!ended(server.get())) {
                server.get().destroyForcibly();
                ended(server.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping PostgreSQL in " + dataDir, stopped);
        }
        return true;
    }

    /** SIGINT is PostgreSQL's fast shutdown; the JDK itself can only send SIGTERM, which waits for sessions to end. */
    private static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(5, TimeUnit.SECONDS);
    }

    private static boolean ended(ProcessHandle process) throws InterruptedException {
        long deadline = System.nanoTime() + FAST_STOP.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        return !process.isAlive();
    }
}
