package io.ballast.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ballast.servers.LeftOverPostgres;

/**
 * Processes of a data directory whose supervisor was killed.
 *
 * <p>A process is only touched if its command line says that it belongs to that data directory; PostgreSQL is known by the pid file in
 * its data. Nothing is touched while the supervisor lives.
 */
public final class Orphans {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private Orphans() {}

    /**
     * Looks for the JVMs of a data directory, this one excepted. They are orphans if no supervisor lives.
     *
     * @param directory the data directory
     * @return the processes
     */
    static List<ProcessHandle> find(DataDirectory directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> Marker.of(process)
                        .filter(marker -> marker.dataDir().equals(directory.root()))
                        .isPresent())
                .toList();
    }

    /**
     * Whether anything is left over.
     *
     * @param directory the data directory
     * @return true if a JVM or PostgreSQL lives on without a supervisor
     */
    public static boolean exist(DataDirectory directory) {
        return !Supervision.isHeld(directory)
                && (!find(directory).isEmpty()
                        || LeftOverPostgres.find(directory.postgres()).isPresent());
    }

    /**
     * Stops what is left over of a data directory, unless its supervisor lives.
     *
     * @param directory the data directory, which may have been deleted
     * @return what was stopped, for people: name and process id
     */
    public static List<String> stopIfUnsupervised(DataDirectory directory) {
        if (!Files.isDirectory(directory.root())) {
            return stop(directory);
        }
        Optional<Supervision> right = Supervision.take(directory);
        if (right.isEmpty()) {
            return List.of();
        }
        try (Supervision held = right.get()) {
            return stop(directory);
        }
    }

    /** Stops JVMs by SIGTERM and, after 20 s, by force; then PostgreSQL. The caller has the right to run the directory. */
    static List<String> stop(DataDirectory directory) {
        List<ProcessHandle> left = find(directory);
        var stopped = new ArrayList<String>();
        for (ProcessHandle process : left) {
            Marker.of(process).ifPresent(marker -> stopped.add(marker.name() + " (" + process.pid() + ")"));
            process.destroy();
        }
        awaitEnd(left);
        LeftOverPostgres.find(directory.postgres())
                .ifPresent(postgres -> stopped.add(PostgresRunner.NAME + " (" + postgres.pid() + ")"));
        stopPostgres(directory.postgres());
        return stopped;
    }

    /** The data directory of the one of our processes that listens on a port. */
    static Optional<DataDirectory> listeningOn(int port) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> Marker.of(process).stream())
                .filter(marker -> marker.port() == port)
                .map(marker -> new DataDirectory(marker.dataDir()))
                .findFirst();
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            pause();
        }
        processes.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        long killed = System.nanoTime() + GRACE.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < killed) {
            pause();
        }
    }

    private static void stopPostgres(Path data) {
        try {
            LeftOverPostgres.stop(data);
        } catch (IOException problem) {
            throw new StartFailure(
                    "PostgreSQL of an earlier run in " + data + " does not stop: " + problem.getMessage()
                            + ". Stop it by hand and try again.",
                    problem);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while stopping the processes of an earlier run", interrupted);
        }
    }
}
