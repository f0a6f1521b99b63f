package io.ballast.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.ballast.servers.LocalPostgres;

/** Processor time of a PostgreSQL server on this machine. */
public final class ServerTime {
    /** Clock ticks of /proc, which Linux has fixed at 100 per second for programs. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Of the values after the name: user and system time of the process, and of its children that have ended. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    private ServerTime() {}

    /**
     * What the server has used so far; on Linux with the processes that have ended, such as parallel workers.
     *
     * @param server running server
     * @return nanoseconds
     */
    public static long nanos(LocalPostgres server) {
        try {
            long pid = Long.parseLong(Files.readAllLines(server.dataDir().resolve("postmaster.pid"))
                    .get(0));
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            return nanos(postmaster)
                    + postmaster.children().mapToLong(ServerTime::nanos).sum();
        } catch (IOException gone) {
            throw new UncheckedIOException("The server is gone", gone);
        }
    }

    private static long nanos(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String[] values = afterName(Files.readString(stat)).split(" ");
            long ticks = 0;
            for (int i = 0; i < TIMES; i++) {
                ticks += Long.parseLong(values[FIRST_TIME + i]);
            }
            return ticks * NANOS_PER_TICK;
        } catch (IOException elsewhere) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }
    }

    private static String afterName(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2);
    }
}
